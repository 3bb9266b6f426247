import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { getAccount, putAccount } from '@/utils/database/accounts';
import { closeDatabase } from '@/utils/database/database';
import { account } from '@/utils/database/records.fixture';
import { prepareKey, putKey, readKey, removeKey } from './keys';
import { tidyUp } from './passphrase';

const KEY = 'secret-key-of-a';
const NEXT = 'another-key-of-a';
const { local } = fakeBrowser.storage;
const slot = `key:${account.id}`;

beforeEach(async () => {
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
  fakeBrowser.reset();
  await tidyUp(); // removes the files of the test before
  await putAccount(account);
});

async function save(key: string): Promise<void> {
  const prepared = await prepareKey(account.id, key);
  if (!prepared.ok) throw new Error('not prepared');
  await putKey(account.id, prepared.value);
}

const folder = () => navigator.storage.getDirectory();

async function files(): Promise<string[]> {
  const names: string[] = [];
  for await (const name of (await folder()).keys()) names.push(name);
  return names;
}

const stored = async () => JSON.stringify(await local.get(null));
const keyState = async () => (await getAccount(account.id))?.keyState;

describe('a key without a passphrase', () => {
  it('is never stored as it is, and opens by a file of its own', async () => {
    await save(KEY);
    expect(await stored()).not.toContain(KEY);
    expect(await files()).toHaveLength(1);
    expect(await readKey(account.id)).toEqual({ ok: true, value: KEY });
  });

  it('that is replaced or removed opens no more, whatever logs keep of its record', async () => {
    await save(KEY);
    const before = await local.get(slot);
    await save(NEXT);
    expect(await files()).toHaveLength(1);
    const after = await local.get(slot);
    await local.set(before);
    expect(await readKey(account.id)).toMatchObject({ failure: { cause: 'no-key' } });
    await local.set(after);
    await removeKey(account.id);
    expect(await files()).toEqual([]);
    await local.set(after);
    expect(await readKey(account.id)).toMatchObject({ failure: { cause: 'no-key' } });
  });

  it('opens in no other account’s place', async () => {
    await save(KEY);
    await local.set({ 'key:b': (await local.get(slot))[slot] });
    expect(await readKey('b')).toMatchObject({ failure: { cause: 'no-key' } });
  });

  it.each(['lost', 'empty'])('whose file is %s is asked for again', async (what) => {
    await save(KEY);
    const [name = ''] = await files();
    if (what === 'lost') await (await folder()).removeEntry(name);
    else await (await (await (await folder()).getFileHandle(name)).createWritable()).close();
    expect(await readKey(account.id)).toMatchObject({ failure: { cause: 'no-key' } });
    await tidyUp();
    expect(await keyState()).toBe('missing');
    await save(KEY);
    expect(await readKey(account.id)).toEqual({ ok: true, value: KEY });
  });

  it('whose file cannot be read for the moment is not taken for lost', async () => {
    await save(KEY);
    const directory = await folder();
    const busy = new DOMException('busy', 'NotReadableError');
    const spy = vi.spyOn(directory, 'getFileHandle').mockRejectedValue(busy);
    await expect(readKey(account.id)).rejects.toBe(busy);
    await expect(tidyUp()).rejects.toBe(busy);
    spy.mockRestore();
    expect(await keyState()).toBe('accepted');
    expect(await readKey(account.id)).toEqual({ ok: true, value: KEY });
  });

  it('that is replaced while it is read is read anew', async () => {
    await save(KEY);
    const directory = await folder();
    const { getFileHandle } = directory;
    vi.spyOn(directory, 'getFileHandle').mockImplementationOnce(async (...given) => {
      await save(NEXT);
      return getFileHandle.apply(directory, given);
    });
    expect(await readKey(account.id)).toEqual({ ok: true, value: NEXT });
  });

  it('that an older version wrote as it is works, and is sealed at the next start', async () => {
    await local.set({ [slot]: KEY });
    expect(await readKey(account.id)).toEqual({ ok: true, value: KEY });
    await tidyUp();
    expect(await stored()).not.toContain(KEY);
    expect(await readKey(account.id)).toEqual({ ok: true, value: KEY });
  });

  it('killed while it is replaced leaves the old one or the new one, and no file too many', async () => {
    const steps = ['getFileHandle', 'removeEntry'] as const;
    for (const step of [...steps, 'set'] as const) {
      await save(KEY);
      const spy =
        step === 'set'
          ? vi.spyOn(local, 'set').mockRejectedValue(new Error('killed'))
          : vi.spyOn(await folder(), step).mockRejectedValue(new Error('killed'));
      await expect(save(NEXT)).rejects.toThrow('killed');
      spy.mockRestore();
      await tidyUp();
      expect(await readKey(account.id)).toEqual({
        ok: true,
        value: step === 'removeEntry' ? NEXT : KEY,
      });
      expect(await files()).toHaveLength(1);
    }
  });

  it.each([
    { file: '../../elsewhere', sealed: { iv: 'AAAAAAAAAAAAAAAA', data: 'AAAA' } },
    { file: 7 },
    { iv: 'AAAAAAAAAAAAAAAA', data: 'AAAA' },
    ['secret'],
    '',
    0,
  ])('is not made of %j', async (raw) => {
    await local.set({ [slot]: raw });
    expect(await readKey(account.id)).toMatchObject({ failure: { cause: 'no-key' } });
    await tidyUp();
    expect(await keyState()).toBe('missing');
  });
});
