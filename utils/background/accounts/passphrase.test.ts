import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { getAccount, putAccount } from '@/utils/database/accounts';
import { closeDatabase } from '@/utils/database/database';
import { account } from '@/utils/database/records.fixture';
import { patchSettings } from '@/utils/database/settings';
import { prepareKey, putKey, readKey, removeKey } from './keys';
import {
  changePassphrase,
  forgetKeys,
  LOCK_ALARM,
  lock,
  lockState,
  removePassphrase,
  setPassphrase,
  stayUnlocked,
  tidyUp,
  unlock,
} from './passphrase';
import { closeVault, newDataKey } from './seal';
import { exclusive } from './vault';

// The recommended count takes a third of a second each time; that it is used is seal.test.ts's to see.
vi.mock('./seal', async (original) => {
  const seal = await original<typeof import('./seal')>();
  const FEW = 1000;
  return {
    ...seal,
    COUNT: FEW,
    closeVault: (dataKey: Uint8Array<ArrayBuffer>, words: string, count = FEW) =>
      seal.closeVault(dataKey, words, count),
  };
});

const OLD = 'the old passphrase';
const NEW = 'the new passphrase';
const KEYS = { a: 'secret-key-of-a', b: 'secret-key-of-b' };

const { local, session } = fakeBrowser.storage;

beforeEach(async () => {
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
  fakeBrowser.reset();
  for (const name of await files()) await (await folder()).removeEntry(name);
  for (const [id, key] of Object.entries(KEYS)) await writeKey(id, key);
  for (const id of Object.keys(KEYS)) await putAccount({ ...account, id, keyState: 'accepted' });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const writeKey = (id: string, key: string) =>
  exclusive(async () => {
    const prepared = await prepareKey(id, key);
    if (prepared.ok) await putKey(id, prepared.value);
    return prepared;
  });

/** The keys that can be read in what is stored. */
async function plainKeys(): Promise<string[]> {
  const stored = JSON.stringify(await local.get(null));
  return Object.values(KEYS).filter((key) => stored.includes(key));
}

/** A record with one of its values replaced or left out, and what is no record. */
function wrecks(record: object): unknown[] {
  const others = [null, '', 'AAAA', -1, 0, 1e300, [], {}, undefined];
  const inside = Object.entries(record).flatMap(([name, value]) => {
    const deeper = typeof value === 'object' ? wrecks(value) : [];
    return [...others, ...deeper].map((other) => ({ ...record, [name]: other }));
  });
  return [...inside, 'text', 7, []];
}

/** Every key as accounts get it. */
async function opened() {
  const keys = await Promise.all(Object.keys(KEYS).map(readKey));
  return keys.map((key) => (key.ok ? key.value : key.failure.cause));
}
const ALL = Object.values(KEYS);
const LOCKED = ALL.map(() => 'locked');

const folder = () => navigator.storage.getDirectory();

/** The names of the files with data keys. */
async function files(): Promise<string[]> {
  const names: string[] = [];
  for await (const name of (await folder()).keys()) names.push(name);
  return names;
}

const closeBrowser = () => session.clear();

describe('a passphrase', () => {
  it('leaves no plain key, and opens all of them after it was entered', async () => {
    expect(await setPassphrase(OLD)).toMatchObject({ ok: true });
    expect(await plainKeys()).toEqual([]);
    expect(await opened()).toEqual(ALL);
    await closeBrowser();
    expect(await lockState()).toBe('locked');
    expect(await opened()).toEqual(LOCKED);
    expect(await unlock(OLD)).toMatchObject({ ok: true });
    expect(await opened()).toEqual(ALL);
    await lock();
    expect(await opened()).toEqual(LOCKED);
  });

  it('is not taken when it is short, and not twice', async () => {
    expect(await setPassphrase('eleven char')).toMatchObject({
      failure: { cause: 'short-passphrase' },
    });
    expect(await lockState()).toBe('off');
    await setPassphrase(OLD);
    expect(await setPassphrase(NEW)).toMatchObject({ ok: false });
    await lock();
    expect(await unlock(OLD)).toMatchObject({ ok: true });
  });

  it('seals a key that is saved later, and takes none while locked', async () => {
    await setPassphrase(OLD);
    await writeKey('b', 'another-secret');
    expect(JSON.stringify(await local.get(null))).not.toContain('another-secret');
    expect(await opened()).toEqual([KEYS.a, 'another-secret']);
    await lock();
    expect(await writeKey('b', 'a-third')).toMatchObject({ failure: { cause: 'locked' } });
    await unlock(OLD);
    expect(await opened()).toEqual([KEYS.a, 'another-secret']);
  });

  it('does not bring back a key that was removed meanwhile', async () => {
    const setting = setPassphrase(OLD);
    await exclusive(() => removeKey('b'));
    await setting;
    expect(await readKey('b')).toMatchObject({ failure: { cause: 'no-key' } });
  });

  it('can be changed: the old one opens nothing any more', async () => {
    await setPassphrase(OLD);
    expect(await changePassphrase(OLD, NEW)).toMatchObject({ ok: true });
    await lock();
    expect(await unlock(OLD)).toMatchObject({ failure: { cause: 'wrong-passphrase' } });
    expect(await opened()).toEqual(LOCKED);
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 60_000);
    expect(await unlock(NEW)).toMatchObject({ ok: true });
    expect(await opened()).toEqual(ALL);
  });

  it('leaves no file that opens a key', async () => {
    expect(await files()).toHaveLength(ALL.length);
    await setPassphrase(OLD);
    expect(await files()).toEqual([]);
    await removePassphrase(OLD);
    expect(await files()).toHaveLength(ALL.length);
  });

  it('can be removed: the keys open without it, and nothing of it is left', async () => {
    await setPassphrase(OLD);
    expect(await removePassphrase(NEW)).toMatchObject({ failure: { cause: 'wrong-passphrase' } });
    expect(await plainKeys()).toEqual([]);
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 60_000);
    expect(await removePassphrase(OLD)).toMatchObject({ ok: true });
    expect(Object.keys(await local.get(null))).toEqual(['key:a', 'key:b']);
    expect(await opened()).toEqual(ALL);
    expect(await plainKeys()).toEqual([]);
    expect(await session.get(null)).toEqual({});
    expect(await lockState()).toBe('off');
  });

  it('can be forgotten: the sealed keys go, and a new one can be saved', async () => {
    await setPassphrase(OLD);
    await lock();
    await forgetKeys();
    expect(await local.get(null)).toEqual({});
    expect(await lockState()).toBe('off');
    await writeKey('a', KEYS.a);
    expect(await opened()).toEqual([KEYS.a, 'no-key']);
  });

  it('that is not there forgets no keys', async () => {
    await forgetKeys();
    expect(await opened()).toEqual(ALL);
  });

  it('gets a record with the count of today when it is entered', async () => {
    await setPassphrase(OLD);
    await local.set({ vault: await closeVault(newDataKey(), NEW, 10) });
    expect(await unlock(NEW)).toMatchObject({ ok: true });
    expect(await local.get('vault')).toMatchObject({ vault: { count: 1000 } });
    await lock();
    expect(await unlock(NEW)).toMatchObject({ ok: true });
  });

  it('whose record is damaged says so, and can still be forgotten', async () => {
    await setPassphrase(OLD);
    await lock();
    await local.set({ vault: { count: 1e300 } });
    expect(await lockState()).toBe('locked');
    expect(await unlock(OLD)).toMatchObject({ failure: { cause: 'damaged-vault' } });
    await forgetKeys();
    expect(await lockState()).toBe('off');
  });

  it.each(['salt', 'dataKey.iv'])(
    'whose %s is lost is damaged, and no wrong passphrase',
    async (at) => {
      await setPassphrase(OLD);
      await lock();
      const { vault } = await local.get('vault');
      const stored = vault as { salt: string; dataKey: { iv: string } };
      await local.set({
        vault:
          at === 'salt'
            ? { ...stored, salt: '' }
            : { ...stored, dataKey: { ...stored.dataKey, iv: '' } },
      });
      expect(await unlock(OLD)).toMatchObject({ failure: { cause: 'damaged-vault' } });
    },
  );

  it('whose record was edited by hand ends in words, and can be forgotten', async () => {
    await setPassphrase(OLD);
    await lock();
    const stored = JSON.stringify((await local.get('vault'))['vault']);
    const edits = wrecks(JSON.parse(stored));
    expect(edits.length).toBeGreaterThan(40);
    for (const vault of edits) {
      await local.remove('passphrase-tries');
      await local.set({ vault });
      expect(await lockState()).toBe('locked');
      expect(await opened()).toEqual(LOCKED);
      const reply = await unlock(OLD);
      const cause = reply.ok ? 'none' : reply.failure.cause;
      expect(['damaged-vault', 'wrong-passphrase']).toContain(cause);
    }
    await forgetKeys();
    expect(await lockState()).toBe('off');
  });

  it('whose opened data key is damaged is locked', async () => {
    await setPassphrase(OLD);
    const { opened: kept } = await session.get('opened');
    await session.set({ opened: { ...(kept as object), dataKey: 'AAAA' } });
    expect(await opened()).toEqual(LOCKED);
  });

  it('costs one account alone its key when that key is damaged', async () => {
    await setPassphrase(OLD);
    const { 'key:b': b } = await local.get('key:b');
    await local.set({ 'key:a': b }); // also: another account's key does not open here
    expect(await opened()).toEqual(['no-key', KEYS.b]);
  });
});

describe('a wrong passphrase', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['Date', 'performance'] }));

  it('makes each next try wait longer, in a new browser too', async () => {
    await setPassphrase(OLD);
    await lock();
    const pauses: number[] = [];
    for (let tries = 0; tries < 8; tries++) {
      const { failure } = (await unlock('guess')) as {
        failure: { cause: string; retryAt: number };
      };
      expect(failure.cause).toBe('wrong-passphrase');
      pauses.push(failure.retryAt - Date.now());
      await closeBrowser();
      expect(await unlock(OLD)).toMatchObject({ failure: { cause: 'too-soon' } });
      vi.advanceTimersByTime(failure.retryAt - Date.now());
    }
    expect(pauses).toEqual([2, 4, 8, 15, 30, 30, 30, 30].map((seconds) => seconds * 1000));
    expect(await unlock(OLD)).toMatchObject({ ok: true });
    expect(await opened()).toEqual(ALL);
  });

  it('counts although the worker is killed before it can say so', async () => {
    await setPassphrase(OLD);
    await lock();
    void unlock('guess');
    await vi.waitFor(async () => expect(await local.get(null)).toHaveProperty('passphrase-tries'));
    expect(await unlock(OLD)).toMatchObject({ failure: { cause: 'too-soon' } });
  });

  it.each([1e9, -1e9])('gets no earlier try by a clock that is set by %i ms', async (by) => {
    await setPassphrase(OLD);
    await lock();
    for (let tries = 0; tries < 4; tries++) {
      await unlock('guess');
      vi.setSystemTime(Date.now() + by);
      expect(await unlock(OLD)).toMatchObject({ failure: { cause: 'too-soon' } });
      vi.setSystemTime(Date.now() - by);
      expect(await unlock(OLD)).toMatchObject({ failure: { cause: 'too-soon' } });
      vi.advanceTimersByTime(30_000);
    }
    expect(await unlock(OLD)).toMatchObject({ ok: true });
  });

  it('made while the clock was back gets no earlier try once it is right', async () => {
    await setPassphrase(OLD);
    await lock();
    vi.setSystemTime(Date.now() - 1e9);
    await unlock('guess');
    vi.setSystemTime(Date.now() + 1e9);
    expect(await unlock(OLD)).toMatchObject({ failure: { cause: 'too-soon' } });
  });

  it('does not lock out whoever sets the clock right, in a new worker either', async () => {
    await setPassphrase(OLD);
    await lock();
    await local.set({ 'passphrase-tries': { failed: 9, until: Date.now() + 1e9 } });
    const { failure } = (await unlock(OLD)) as { failure: { retryAt: number } };
    expect(failure.retryAt - Date.now()).toBeLessThanOrEqual(30_000);
    vi.advanceTimersByTime(failure.retryAt - Date.now());
    expect(await unlock(OLD)).toMatchObject({ ok: true });
  });
});

describe('the time until it locks', () => {
  const MINUTE = 60_000;
  beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }));

  it('is looked at on every use, alarm or not, and ended by it', async () => {
    await patchSettings({ lockAfter: 5 });
    await setPassphrase(OLD);
    const { scheduledTime } = (await fakeBrowser.alarms.get(LOCK_ALARM)) ?? {};
    expect(scheduledTime).toBe(Date.now() + 5 * MINUTE);
    vi.setSystemTime(Date.now() + 5 * MINUTE - 1);
    expect(await opened()).toEqual(ALL);
    vi.setSystemTime(Date.now() + 1);
    expect(await opened()).toEqual(LOCKED);
    await stayUnlocked();
    expect(await opened()).toEqual(LOCKED);
    await tidyUp(); // what the alarm does
    expect(await session.get(null)).toEqual({});
  });

  it('is over when the clock is set back: nobody knows for how long it has been open', async () => {
    await patchSettings({ lockAfter: 5 });
    await setPassphrase(OLD);
    vi.setSystemTime(Date.now() - 2 * MINUTE);
    expect(await opened()).toEqual(LOCKED);
    await tidyUp();
    expect(await session.get(null)).toEqual({});
  });

  it('begins anew with each use', async () => {
    await patchSettings({ lockAfter: 5 });
    await setPassphrase(OLD);
    vi.setSystemTime(Date.now() + 4 * MINUTE);
    await stayUnlocked();
    vi.setSystemTime(Date.now() + 4 * MINUTE);
    expect(await opened()).toEqual(ALL);
  });

  it('does not begin anew with a new worker, which only sets the alarm again', async () => {
    await patchSettings({ lockAfter: 5 });
    await setPassphrase(OLD);
    const due = Date.now() + 5 * MINUTE;
    await fakeBrowser.alarms.clearAll();
    vi.setSystemTime(Date.now() + 4 * MINUTE);
    await tidyUp();
    expect((await fakeBrowser.alarms.get(LOCK_ALARM))?.scheduledTime).toBe(due);
    vi.setSystemTime(due);
    expect(await opened()).toEqual(LOCKED);
  });

  it('can last until the browser closes', async () => {
    await patchSettings({ lockAfter: null });
    await setPassphrase(OLD);
    vi.setSystemTime(Date.now() + 1e9);
    expect(await opened()).toEqual(ALL);
    expect(await fakeBrowser.alarms.getAll()).toEqual([]);
    await closeBrowser();
    expect(await opened()).toEqual(LOCKED);
  });
});

describe('at each start', () => {
  const states = async () => [(await getAccount('a'))?.keyState, (await getAccount('b'))?.keyState];

  it('an account whose key is gone or damaged is told', async () => {
    await tidyUp();
    expect(await states()).toEqual(['accepted', 'accepted']);
    await local.set({ 'key:a': '' });
    await local.remove('key:b');
    await tidyUp();
    expect(await states()).toEqual(['missing', 'missing']);
  });

  it.each([true, false])('also one whose key is sealed, unlocked or not: %s', async (open) => {
    await setPassphrase(OLD);
    const { 'key:b': b } = (await local.get('key:b')) as Record<string, { data: string }>;
    await local.set({ 'key:a': { iv: '' }, 'key:b': { ...b, data: 'AAAA' } });
    if (!open) await lock();
    await tidyUp();
    expect(await states()).toEqual(['missing', open ? 'missing' : 'accepted']);
  });

  it('a key that is no account’s goes', async () => {
    await local.set({ 'key:nobody': 'secret', other: 'stays' });
    await tidyUp();
    expect(Object.keys(await local.get(null)).sort()).toEqual(['key:a', 'key:b', 'other']);
  });
});

describe('killed before its n-th write', () => {
  const CHANGES = {
    set: { before: async () => {}, act: () => setPassphrase(NEW) },
    change: { before: () => setPassphrase(OLD), act: () => changePassphrase(OLD, NEW) },
    remove: { before: () => setPassphrase(OLD), act: () => removePassphrase(OLD) },
    unlock: { before: () => setPassphrase(OLD).then(lock), act: () => unlock(OLD) },
  };
  const cases = Object.entries(CHANGES).flatMap(([name, change]) =>
    (['worker', 'browser'] as const).map((killed) => ({ name, killed, ...change })),
  );

  it.each(cases)('$name leaves every key to the old or the new one, $killed', async (one) => {
    let died = true;
    for (let writes = 0; died; writes++) {
      fakeBrowser.reset();
      for (const [id, key] of Object.entries(KEYS)) await writeKey(id, key);
      await tidyUp(); // the files of the round before
      await one.before();
      died = await dieBefore(writes, one.act);
      if (one.killed === 'browser') await closeBrowser();
      await tidyUp();
      await openWithEither();
      expect(await opened()).toEqual(ALL);
      await tidyUp();
      expect(await plainKeys()).toEqual([]);
      expect(await files()).toHaveLength((await lockState()) === 'off' ? ALL.length : 0);
      expect(writes).toBeLessThan(20);
    }
  });

  /** @returns whether it was killed; from the given write on none reaches the storage */
  async function dieBefore(writes: number, act: () => Promise<unknown>): Promise<boolean> {
    let left = writes;
    const spies = [local, session].flatMap((area) =>
      (['set', 'remove'] as const).map((name) => {
        const real = area[name].bind(area) as (items: never) => Promise<void>;
        return vi.spyOn(area, name).mockImplementation((items: unknown) => {
          if (left-- > 0) return real(items as never);
          return Promise.reject(new Error('killed'));
        });
      }),
    );
    const fileSpies = await spyOnFiles(() => left-- > 0);
    const died = await act().then(
      () => false,
      () => true,
    );
    for (const spy of [...spies, ...fileSpies]) spy.mockRestore();
    return died;
  }

  /** @param lives whether this write still reaches the disk */
  async function spyOnFiles(lives: () => boolean) {
    const directory = await folder();
    const { getFileHandle, removeEntry } = directory;
    const killed = () => Promise.reject(new Error('killed'));
    return [
      vi.spyOn(directory, 'getFileHandle').mockImplementation((name, options) => {
        if (options?.create && !lives()) return killed();
        return getFileHandle.call(directory, name, options);
      }),
      vi
        .spyOn(directory, 'removeEntry')
        .mockImplementation((name) => (lives() ? removeEntry.call(directory, name) : killed())),
    ];
  }

  async function openWithEither(): Promise<void> {
    if ((await lockState()) !== 'locked') return;
    await local.remove('passphrase-tries'); // the pause is another test's
    if ((await unlock(OLD)).ok) return;
    await local.remove('passphrase-tries');
    expect(await unlock(NEW)).toMatchObject({ ok: true });
  }
});
