import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { startGenerate, startRedeem } from '@/utils/background/operations/create';
import { lookAgain } from '@/utils/background/operations/look-again';
import { checkNow, claim, see } from '@/utils/background/operations/person';
import { run } from '@/utils/background/operations/runner';
import { learn, refresh } from '@/utils/background/sync/refresh';
import { getAccount, patchAccount } from '@/utils/database/accounts';
import { getOperation, listBatches, updateOperation } from '@/utils/database/operations';
import type { BatchOperation, GenerateOperation } from '@/utils/share-codes/operation';
import { newShareCode } from '@/utils/share-codes/share-code.fixture';
import { wasRefused } from '@/utils/share-codes/told';
import type { FaultInput } from '../../local-server/faults.ts';
import { outcomesOf, settled, until, withExtension } from './extension';

/*
 * What comes to light after the answer to a generate: late, doubled, of somebody else with the same key, or never.
 */

const extension = withExtension();
afterEach(() => {
  vi.restoreAllMocks();
});

const begin = () => ({
  id: crypto.randomUUID(),
  accountId: extension.account.id,
  source: 'popup' as const,
});
const ORDER = { ips: 10, count: 2, forwardTo: null };
const names = (codes: readonly { code: string }[]) => codes.map(({ code }) => code).sort();

/** Somebody makes codes of the same numbers: this request, acted on late, or a colleague. */
const make = () => {
  const { books } = extension.server;
  return names(books.otherGenerate(books.accounts[0], ORDER));
};

/** The same, so long (ms) after the operation was sent. */
function makeAt(operation: GenerateOperation, later: number): string[] {
  const createdAt = (operation.acted?.from ?? Number.NaN) + later;
  const made = extension.server.books.add(2, {
    maker: 'main@reseller.example',
    ips: 10,
    createdAt,
  });
  return names(made);
}

async function generate(source: 'popup' | 'menu' = 'popup'): Promise<string> {
  const start = { ...begin(), source };
  await startGenerate(start, { ipsPerCode: 10, count: 2, forwardTo: null });
  return start.id;
}

const titleOf = (given: unknown): unknown =>
  given !== null && typeof given === 'object' && 'title' in given ? given.title : null;

const lagOf = async (id: string) => (await getAccount(id))?.lag ?? 0;

const lookedAt = ({ patience }: GenerateOperation) => patience !== undefined;

describe('after a no', () => {
  beforeEach(() =>
    extension.server.setFaults({ fault: 'answer', status: 429, on: 'generate', body: 'json' }),
  );

  it('the list is looked at for as long as after a lost answer, and the no is told meanwhile', async () => {
    const id = await generate();
    expect(await until<GenerateOperation>(id, lookedAt)).toMatchObject({
      open: 1,
      state: 'refused',
    });
    await see([id]);
    expect(await getOperation(id)).toMatchObject({ seen: true });
    const made = make(); // the list has lagged
    await checkNow(id);
    const told = await settled<GenerateOperation>(id);
    expect(told).toMatchObject({ state: 'refused', codes: [], seen: false });
    expect(names(told.possible)).toEqual(made);
  });

  it('a notification tells the no at once, and codes that show as what they are: possible', async () => {
    const notify = vi.spyOn(browser.notifications, 'create');
    const titles = () => notify.mock.calls.flatMap((call) => call.map(titleOf)).filter(Boolean);
    const id = await generate('menu');
    await expect.poll(titles).toEqual(['words_operation_generateRefused']);
    await until<GenerateOperation>(id, lookedAt);
    make();
    await checkNow(id);
    await settled(id);
    const both = ['words_operation_generateRefused', 'words_operation_generatePossible'];
    await expect.poll(titles).toEqual(both);
  });

  it('nothing that is missing makes it anything else', async () => {
    const refused = await settled<GenerateOperation>(await generate());
    expect(refused).toMatchObject({ state: 'refused', possible: [] });
    expect(refused).toHaveProperty('failure.cause', 'rate-limited');
  });

  it('a list that shows later what was made in its time is taken in, and nothing made after that', async () => {
    const refused = await settled<GenerateOperation>(await generate());
    makeAt(refused, 60_000);
    await refresh(extension.account.id);
    expect(await getOperation(refused.id)).not.toHaveProperty('open');
    const made = makeAt(refused, 0);
    await refresh(extension.account.id);
    const told = await until<GenerateOperation>(refused.id, ({ possible }) => possible.length > 0);
    expect(told).toMatchObject({ state: 'refused', codes: [], seen: false });
    expect(names(told.possible)).toEqual(made);
  });

  it('what the person has said to be somebody else’s is not offered again', async () => {
    const refused = await settled<GenerateOperation>(await generate());
    makeAt(refused, 0);
    await refresh(extension.account.id);
    await until<GenerateOperation>(refused.id, ({ possible }) => possible.length > 0);
    await until(refused.id, ({ open }) => !open);
    await claim(refused.id, []);
    await refresh(extension.account.id);
    expect(await getOperation(refused.id)).toMatchObject({ possible: [], seen: true });
    expect(await getOperation(refused.id)).not.toHaveProperty('open');
  });

  it('it is unclear where the balance fell by exactly the cost', async () => {
    const id = await generate();
    await until<GenerateOperation>(id, lookedAt);
    extension.server.books.accounts[0].balance -= 20;
    const unclear = await settled<GenerateOperation>(id);
    expect(unclear).toMatchObject({ state: 'unclear', failure: { cause: 'rate-limited' } });
    const made = makeAt(unclear, 0);
    await refresh(extension.account.id);
    const told = await until<GenerateOperation>(id, ({ possible }) => possible.length > 0);
    expect(names(told.possible)).toEqual(made);
    expect(told).toMatchObject({ state: 'refused', codes: [] });
  });
});

describe('after a no that has ended, the balance', () => {
  const fallBy = (ips: number) => (extension.server.books.accounts[0].balance -= ips);
  let refused: GenerateOperation;
  beforeEach(async () => {
    extension.server.setFaults({ fault: 'answer', status: 400, on: 'generate' });
    refused = await settled<GenerateOperation>(await generate());
    await see([refused.id]);
  });
  const stateOf = async () => (await getOperation(refused.id)) as GenerateOperation;

  it('has fallen by exactly the cost: it is unclear, is told once more, and stays so', async () => {
    fallBy(20);
    await refresh(extension.account.id);
    await expect.poll(stateOf).toMatchObject({ state: 'unclear', seen: false });
    await until(refused.id);
    fallBy(7); // for something else
    await checkNow(refused.id);
    await until(refused.id);
    expect(await stateOf()).toMatchObject({ state: 'unclear' });
  });

  it('has fallen so with codes alike that were made within the hour: they are possible', async () => {
    fallBy(20);
    const made = makeAt(refused, 75_000);
    await refresh(extension.account.id);
    const told = await until<GenerateOperation>(refused.id, ({ possible }) => possible.length > 0);
    expect(told).toMatchObject({ state: 'refused', codes: [], seen: false });
    expect(names(told.possible)).toEqual(made);
  });

  it('has fallen so, and comes too late for the look: it is looked for once', async () => {
    fallBy(20);
    extension.server.setFaults({ fault: 'delay', ms: 2500, on: 'get-balance-data' });
    await refresh(extension.account.id);
    await until<GenerateOperation>(refused.id, ({ open }) => open === 1);
    await until(refused.id);
    const asked = () =>
      extension.server.requests.filter(({ path }) => path.endsWith('/get-balance-data')).length;
    const before = asked();
    await pause(6000);
    expect(asked()).toBe(before);
    expect(await stateOf()).toMatchObject({ state: 'unclear' });
  });

  it.each([
    ['has fallen by anything else', 30, 0],
    ['has fallen more than an hour later', 20, 61 * 60_000],
  ])('%s: it stays refused', async (_, ips, age) => {
    await updateOperation<GenerateOperation>(refused.id, (stored) => ({
      ...stored,
      sentAt: (stored.sentAt ?? 0) - age,
    }));
    fallBy(ips);
    await refresh(extension.account.id);
    await until(refused.id);
    expect(await stateOf()).toMatchObject({ state: 'refused', seen: true });
  });
});

describe('refused by something on the way', () => {
  const ON_THE_WAY = { cause: 'refused-on-the-way', method: 'POST' };
  const refuse = (status: number) =>
    extension.server.setFaults({ fault: 'answer', status, body: 'html', on: 'generate' });

  it.each([405, 411, 501, 403])(
    'with %i: it is told at once, with who refused what',
    async (status) => {
      refuse(status);
      const id = await generate();
      const told = await until<GenerateOperation>(id, ({ state }) => isOut(state));
      expect(told).toMatchObject({ state: 'refused', failure: { ...ON_THE_WAY, status } });
      expect(told).toHaveProperty('failure.address', expect.stringMatching(/:\d+\/.*\/generate$/));
      expect(await settled(id)).toMatchObject({ state: 'refused', failure: ON_THE_WAY });
    },
  );

  const isOut = (state: GenerateOperation['state']) => state !== 'accepted' && state !== 'sent';

  it('codes that show are possible, and it is unclear where the balance fell', async () => {
    refuse(400);
    const shown = await generate();
    await until<GenerateOperation>(shown, lookedAt);
    make();
    await checkNow(shown);
    const told = await settled<GenerateOperation>(shown);
    expect(told).toMatchObject({ state: 'refused', possible: [{}, {}], failure: ON_THE_WAY });
    const paid = await generate();
    await until<GenerateOperation>(paid, lookedAt);
    extension.server.books.accounts[0].balance -= 20;
    const unclear = await settled<GenerateOperation>(paid);
    expect(unclear).toMatchObject({ state: 'unclear', failure: ON_THE_WAY });
    expect(wasRefused(unclear)).toBe(true);
  });
});

describe('after an answer that was lost and not acted on in time', () => {
  async function unclear(source?: 'menu'): Promise<GenerateOperation> {
    extension.server.setFaults([
      { fault: 'cut', when: 'before', on: 'generate', times: 1 },
      { fault: 'close' },
    ]);
    const operation = await settled<GenerateOperation>(await generate(source));
    expect(operation).toMatchObject({ state: 'unclear', codes: [], failure: null });
    return operation;
  }

  it('its codes are taken in whenever a list shows them, and told once more', async () => {
    const operation = await unclear();
    await see([operation.id]);
    const made = makeAt(operation, 0);
    await refresh(extension.account.id);
    const done = await until<GenerateOperation>(operation.id, ({ codes }) => codes.length > 0);
    expect(done).toMatchObject({ seen: false });
    expect(names(done.codes)).toEqual(made);
    await expect.poll(() => lagOf(extension.account.id)).toBe(63_000);
  });

  it('another operation that was offered its codes alone is unclear again', async () => {
    const other = await settled<GenerateOperation>(await generate());
    const operation = await unclear();
    const made = makeAt(operation, 0);
    const possible = made.map((code) => newShareCode(code));
    await updateOperation<GenerateOperation>(other.id, (stored) => ({
      ...stored,
      input: { ...stored.input, ipsPerCode: 11 }, // finds nothing by itself
      state: 'possible',
      codes: [],
      possible,
    }));
    await refresh(extension.account.id);
    await until<GenerateOperation>(
      operation.id,
      ({ codes }) => names(codes).join() === made.join(),
    );
    await expect
      .poll(() => getOperation(other.id))
      .toMatchObject({ state: 'unclear', possible: [] });
  });

  it('codes that were made before it are not its own where a cache tells the time of the list', async () => {
    extension.server.setFaults([
      { fault: 'date', seconds: -240, on: 'list-share-code' },
      { fault: 'cut', when: 'before', on: 'generate', times: 1 },
      { fault: 'close' },
    ]);
    const operation = await settled<GenerateOperation>(await generate());
    expect(operation).toMatchObject({ state: 'unclear', codes: [] });
    makeAt({ ...operation, acted: { from: (operation.sentAt ?? 0) - 240_000, to: 0 } }, 100);
    await checkNow(operation.id);
    await refresh(extension.account.id);
    const told = await until<GenerateOperation>(operation.id, ({ open }) => !open);
    expect(told.codes).toEqual([]);
  });

  it('its codes leave the surplus of another operation, where nobody can revoke them any more', async () => {
    const other = await settled<GenerateOperation>(await generate());
    const operation = await unclear();
    const made = makeAt(operation, 0);
    const surplus = extension.server.books.codes
      .filter(({ code }) => made.includes(code))
      .map(({ code }) => newShareCode(code));
    await updateOperation<GenerateOperation>(other.id, (stored) => ({ ...stored, surplus }));
    await refresh(extension.account.id);
    await until<GenerateOperation>(
      operation.id,
      ({ codes }) => names(codes).join() === made.join(),
    );
    await expect.poll(() => getOperation(other.id)).toMatchObject({ surplus: [] });
  });

  it('codes of the same numbers that were made later are never called its own', async () => {
    const operation = await unclear();
    const made = makeAt(operation, 8000);
    await refresh(extension.account.id);
    const told = await until<GenerateOperation>(operation.id, ({ state }) => state === 'possible');
    expect(told.codes).toEqual([]);
    expect(names(told.possible)).toEqual(made);
  });

  it('codes without a time on a later page of the list are no reason to look again', async () => {
    const { id, baseline } = await unclear();
    const { origin } = extension.account.server;
    const undated = newShareCode('undated', { ips: 10, createdAt: null });
    const known = newShareCode('known');
    await updateOperation<GenerateOperation>(id, (stored) => ({
      ...stored,
      baseline: baseline && { ...baseline, codes: ['known'], complete: false },
    }));
    await learn(extension.account.id, 'shared', [undated], origin);
    expect(await getOperation(id)).not.toHaveProperty('open');
    await learn(extension.account.id, 'shared', [undated, known], origin);
    expect(await getOperation(id)).toHaveProperty('open');
  });

  it('codes without a time are looked for again where all that were there before are known', async () => {
    const { id, baseline } = await unclear();
    expect(baseline).toMatchObject({ complete: true });
    const undated = newShareCode('undated', { ips: 10, createdAt: null });
    await learn(extension.account.id, 'shared', [undated], extension.account.server.origin);
    expect(await getOperation(id)).toHaveProperty('open');
  });

  it('it stays as it was, and is not told again, where a look shows nothing new', async () => {
    const operation = await unclear('menu');
    await see([operation.id]);
    await expect.poll(() => browser.notifications.getAll()).toHaveProperty([operation.id]);
    const { settledAt } = operation;
    const notify = vi.spyOn(browser.notifications, 'create');
    await lookAgain();
    await until(operation.id, ({ open }) => !open);
    await run();
    expect(await getOperation(operation.id)).toMatchObject({
      state: 'unclear',
      seen: true,
      settledAt,
    });
    expect(notify).not.toHaveBeenCalled();
  });

  it('it is looked for by itself for a day', async () => {
    const { id } = await unclear();
    const reads = () =>
      extension.server.requests.filter(({ path }) => path.endsWith('/list-share-code')).length;
    const before = reads();
    await updateOperation(id, (stored) => ({ ...stored, createdAt: Date.now() - 25 * 3_600_000 }));
    await lookAgain();
    expect(await getOperation(id)).not.toHaveProperty('open');
    await updateOperation(id, (stored) => ({ ...stored, createdAt: Date.now() - 23 * 3_600_000 }));
    await lookAgain();
    await until(id);
    expect(reads()).toBeGreaterThan(before);
  });
});

it.each([
  ['while it is looked for', false],
  ['after that', true],
])(
  'what another reading of the list shows %s counts, also where no look shows it',
  async (_, isAfter) => {
    extension.server.setFaults([
      { fault: 'cut', when: 'after', on: 'generate' },
      { fault: 'lag', ms: 3_600_000, on: 'list-share-code' },
      { fault: 'missing', on: 'get-balance-data' },
    ]);
    const id = await generate();
    await (isAfter ? settled(id) : until<GenerateOperation>(id, lookedAt));
    const made = extension.server.books.codes
      .slice(-2)
      .map(({ code, createdAt }) =>
        newShareCode(code, { ips: 10, createdAt: Math.floor(createdAt / 1000) * 1000 }),
      );
    await learn(extension.account.id, 'shared', made, extension.account.server.origin);
    const told = await settled<GenerateOperation>(id);
    expect(told).toMatchObject({ state: 'done', seen: false });
    expect(names(told.codes)).toEqual(names(made));
    expect(told).not.toHaveProperty('glimpsed');
  },
);

it.each([
  ['while it is looked for', false],
  ['after that', true],
])('what two readings of the list show at once %s counts, all of it', async (_, isAfter) => {
  extension.server.setFaults([
    { fault: 'cut', when: 'before', on: 'generate', times: 1 },
    { fault: 'close' },
  ]);
  const id = await generate();
  const operation = await (isAfter
    ? settled<GenerateOperation>(id)
    : until<GenerateOperation>(id, lookedAt));
  const at = Math.floor((operation.acted?.from ?? Number.NaN) / 1000) * 1000;
  const show = (code: string) =>
    learn(
      extension.account.id,
      'shared',
      [newShareCode(code, { ips: 10, createdAt: at })],
      extension.account.server.origin,
    );
  await Promise.all([show('SHOWN1AB'), show('SHOWN2CD')]);
  const told = await settled<GenerateOperation>(id);
  expect(names([...told.codes, ...told.possible])).toEqual(['SHOWN1AB', 'SHOWN2CD']);
});

it('after a whole answer a doubled request is looked for while the balance is not explained', async () => {
  extension.server.setFaults({ fault: 'missing', on: 'get-balance-data' });
  const id = await generate();
  const own = await until<GenerateOperation>(id, lookedAt);
  expect(own).toMatchObject({ open: 1, state: 'answered', codes: [{}, {}] });
  const doubled = make();
  await checkNow(id);
  const done = await settled<GenerateOperation>(id);
  expect(done.state).toBe('done');
  expect(names(done.surplus)).toEqual(doubled);
});

it('what a refused one may have made is not offered as beyond another one, too', async () => {
  const noBalance = { fault: 'missing', on: 'get-balance-data' } as const;
  extension.server.setFaults(noBalance);
  const whole = await settled<GenerateOperation>(await generate());
  const no = { fault: 'answer', status: 400, body: 'json', when: 'after', on: 'generate' } as const;
  extension.server.setFaults([noBalance, { ...no, times: 1 }]);
  const refused = await settled<GenerateOperation>(await generate());
  expect(refused).toMatchObject({ state: 'refused', possible: [{}, {}] });
  await refresh(extension.account.id);
  await until(whole.id, ({ open }) => !open);
  expect(await getOperation(whole.id)).toMatchObject({ state: 'done', surplus: [] });
  expect(await getOperation(refused.id)).toMatchObject({ possible: refused.possible });
});

it('a list that shows later what was made beside a whole answer is taken in', async () => {
  extension.server.setFaults({ fault: 'missing', on: 'get-balance-data' });
  const done = await settled<GenerateOperation>(await generate());
  const doubled = makeAt(done, 0);
  await refresh(extension.account.id);
  const told = await until<GenerateOperation>(done.id, ({ surplus }) => surplus.length > 0);
  expect(told).toMatchObject({ state: 'done', codes: done.codes, seen: false });
  expect(names(told.surplus)).toEqual(doubled);
});

it.each([
  ['redeemed', 0, 20],
  ['already-yours', 5000, 0],
  ['already-yours', -90_000, 0],
])('an unclear redeem is corrected by the used list: %s', async (word, later, ipsChanged) => {
  const { server, account } = extension;
  const [sold] = server.books.add(1, { maker: 'somebody@else.example', ips: 20 });
  const code = sold?.code ?? '';
  server.setFaults([
    { fault: 'answer', status: 403, body: 'html', on: 'list-use-code', times: 1 },
    { fault: 'answer', status: 504, on: 'use-code' },
    { fault: 'close' },
  ]);
  const start = begin();
  await startRedeem(start, [code]);
  const unclear = await settled<BatchOperation>(start.id);
  expect(unclear.counts.unclear).toBe(1);
  await see([start.id]);
  const usedAt = (unclear.settledAt ?? Number.NaN) + later;
  Object.assign(sold ?? {}, { usedAt, usedBy: server.books.accounts[0].email });
  await refresh(account.id);
  const told = await until<BatchOperation>(start.id, ({ counts }) => counts.unclear === 0);
  expect(told).toMatchObject({ seen: false, ipsChanged });
  expect(await outcomesOf(start.id)).toEqual({ [code]: word });
  await expect.poll(() => lagOf(account.id)).toBe(word === 'redeemed' ? 63_000 : 0);
});

/** Lists show nothing new until so long after it was done (ms), and neither a redeem's answer nor the balance names it. */
const lag = (ms: number) =>
  extension.server.setFaults([
    { fault: 'lag', ms, on: ['list-share-code', 'list-use-code'] },
    { fault: 'missing', on: 'get-balance-data' },
    { fault: 'batch-shape', shape: 'null' },
  ]);

describe('how late a list shows what was done', () => {
  /** The lag of the account after an operation of each kind. */
  const KINDS: Record<string, () => Promise<unknown>> = {
    'a generate': async () => {
      const id = await generate();
      await until<GenerateOperation>(id, ({ shown }) => shown === true);
    },
    'a redeem': async () => {
      const [sold] = extension.server.books.add(1, { maker: 'somebody@else.example', ips: 20 });
      const start = begin();
      await startRedeem(start, [sold?.code ?? '']);
      await until(start.id);
      expect(Object.values(await outcomesOf(start.id))).toEqual(['redeemed']);
    },
  };

  it.each(Object.entries(KINDS))('is learnt from %s, and forgotten by and by', async (_, act) => {
    const { account } = extension;
    lag(1500);
    await act();
    await expect.poll(() => lagOf(account.id)).toBeGreaterThanOrEqual(1000);
    const learnt = await lagOf(account.id);
    lag(0);
    await act();
    await expect.poll(() => lagOf(account.id)).toBeLessThan(learnt);
  });

  it('makes a redeem more patient', async () => {
    const { account, server } = extension;
    await patchAccount(account.id, { lag: 126_000 });
    server.setFaults([
      { fault: 'batch-shape', shape: 'null' },
      { fault: 'lag', ms: 3_600_000, on: 'list-use-code' },
    ]);
    const [sold] = server.books.add(1, { maker: 'somebody@else.example', ips: 20 });
    const start = begin();
    await startRedeem(start, [sold?.code ?? '']);
    await settled(start.id);
    const [batch] = await listBatches(start.id);
    expect(batch?.patience).toMatchObject({ waited: 210_000, most: 210_000 });
  });
});

/** Codes of a minute each, up to an hour old; so many first ones are of the same minute. */
function addOld(count: number, ofOneMinute = 1): void {
  const createdAt = Date.now() - 3_600_000;
  for (let at = 0; at < count; at++)
    extension.server.books.add(1, {
      maker: 'main@reseller.example',
      ips: 10,
      createdAt: createdAt + Math.max(0, at - ofOneMinute + 1) * 60_000,
    });
}

it('on a server that does not sort, a later page that fails does not stop a generate', async () => {
  addOld(25);
  const unsorted: FaultInput[] = [{ fault: 'ignores-sort' }, { fault: 'page-limit', limit: 10 }];
  extension.server.setFaults([...unsorted, { fault: 'rate-limit', perMinute: 3 }]);
  const id = await generate();
  const begun = await until<GenerateOperation>(id, ({ state }) => state !== 'accepted');
  expect(begun).toMatchObject({ state: 'sent', baseline: { complete: false } });
});

it('on a server that does not sort, a page of codes of one instant is not the end', async () => {
  addOld(10);
  const createdAt = Date.now() - 58 * 60_000; // older than the newest
  extension.server.books.add(10, { maker: 'main@reseller.example', ips: 10, createdAt });
  addOld(5);
  extension.server.setFaults([
    { fault: 'ignores-sort' },
    { fault: 'page-limit', limit: 10 },
    { fault: 'cut', when: 'after', on: 'generate' },
  ]);
  const found = await settled<GenerateOperation>(await generate());
  expect(found).toMatchObject({ state: 'done' });
  expect(found.codes).toHaveLength(2);
});

it.each([1, 10])(
  'on a server that does not sort, no old code is possibly made by a generate: the first %i are of one instant',
  async (count) => {
    extension.server.setFaults([
      { fault: 'ignores-sort' },
      { fault: 'page-limit', limit: 10 },
      { fault: 'cut', when: 'before', on: 'generate' },
    ]);
    addOld(25, count);
    const lost = await settled<GenerateOperation>(await generate());
    expect(lost).toMatchObject({ state: 'unclear', possible: [], surplus: [] });
    expect(lost.baseline?.codes).toHaveLength(25);
  },
);

it.each(['cut', 'answer'] as const)(
  'on a server that does not sort, old codes on pages that were not read before are not possibly new: %s',
  async (fault) => {
    const then = Date.now() - 3 * 3_600_000; // or now, by a clock three hours behind
    for (let at = 0; at < 25; at++)
      extension.server.books.add(1, {
        maker: 'main@reseller.example',
        ips: 10,
        createdAt: then + at * 1000,
      });
    extension.server.setFaults([
      { fault: 'ignores-sort' },
      { fault: 'page-limit', limit: 1 }, // 20 pages are read
      fault === 'cut'
        ? { fault, when: 'before', on: 'generate' }
        : { fault, status: 400, on: 'generate' },
    ]);
    const told = await settled<GenerateOperation>(await generate());
    expect(told.baseline).toMatchObject({ complete: false, partial: true });
    expect(told).toMatchObject({ codes: [], possible: [], surplus: [] });
  },
);

it('where only one page is ever shown, and its codes are of one minute, new ones are possible by any likely clock', async () => {
  const createdAt = Date.now() - 3_600_000;
  extension.server.books.add(15, { maker: 'main@reseller.example', ips: 10, createdAt });
  extension.server.setFaults([
    { fault: 'ignores-page' },
    { fault: 'page-limit', limit: 10 },
    { fault: 'date', seconds: -240 },
    { fault: 'cut', when: 'after', on: 'generate' },
  ]);
  const told = await settled<GenerateOperation>(await generate());
  expect(told).toMatchObject({ state: 'possible', possible: [{}, {}] });
});

it('a code for anybody is not possibly one for somebody, once a list has told for whom its codes are', async () => {
  const forwardTo = 'ann@customer.example';
  extension.server.books.add(1, { maker: 'main@reseller.example', ips: 10, forwardTo });
  await refresh(extension.account.id);
  extension.server.setFaults([
    { fault: 'cut', when: 'before', on: 'generate', times: 1 },
    { fault: 'close' },
  ]);
  const start = begin();
  await startGenerate(start, { ipsPerCode: 10, count: 2, forwardTo });
  await until<GenerateOperation>(start.id, lookedAt);
  make(); // for anybody
  expect(await settled(start.id)).toMatchObject({ state: 'unclear', possible: [] });
});

it('codes for anybody that were offered are so no more, once a list tells for whom its codes are', async () => {
  extension.server.setFaults({ fault: 'cut', when: 'before', on: 'generate' });
  const start = begin();
  const forwardTo = 'ann@customer.example';
  await startGenerate(start, { ipsPerCode: 10, count: 2, forwardTo });
  await until<GenerateOperation>(start.id, lookedAt);
  make();
  await checkNow(start.id);
  expect(await settled(start.id)).toMatchObject({ state: 'possible', possible: [{}, {}] });
  extension.server.books.add(1, { maker: 'main@reseller.example', ips: 7, forwardTo });
  await refresh(extension.account.id);
  await until<GenerateOperation>(start.id, ({ possible }) => possible.length === 0);
  expect(await settled(start.id)).toMatchObject({ state: 'unclear', codes: [] });
});

it('late codes that another zone dates stay offered when it is looked once more', async () => {
  extension.server.setFaults({ fault: 'cut', when: 'before', on: 'generate' });
  const id = await generate();
  const unclear = await settled<GenerateOperation>(id);
  expect(unclear.state).toBe('unclear');
  const made = makeAt(unclear, (7 * 60 + 8) * 60_000);
  await refresh(extension.account.id);
  await until<GenerateOperation>(id, ({ open, possible }) => !open && possible.length > 0);
  await see([id]);
  await checkNow(id);
  const again = await until<GenerateOperation>(id);
  expect(again).toMatchObject({ state: 'possible', seen: true });
  expect(names(again.possible)).toEqual(made);
});
