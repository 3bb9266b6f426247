import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { startRedeem } from '@/utils/background/operations/create';
import { cancel, checkNow, redeemOwn } from '@/utils/background/operations/person';
import { redeemSelection } from '@/utils/background/selection';
import { database } from '@/utils/database/database';
import { addOperation, openOperations } from '@/utils/database/operations';
import type { Block, Sync } from '@/utils/database/records';
import { generate as madeLongAgo } from '@/utils/database/records.fixture';
import { getReview } from '@/utils/database/reviews';
import { patchSettings } from '@/utils/database/settings';
import { updateSync } from '@/utils/database/syncs';
import { endedBadly } from '@/utils/share-codes/ended-badly';
import type { BatchOperation } from '@/utils/share-codes/operation';
import type { ShareCode } from '@/utils/share-codes/share-code';
import type { FaultInput } from '../../local-server/faults.ts';
import { codeAt, store } from '../browsers/store-codes.ts';
import { addAccount, itemsOf, newStart, settled, until, withExtension } from './extension';
import { json, stubServer } from './stub-server';

/*
 * What this account made itself is not redeemed unless the person has chosen it as such, however old it is, and
 * wherever it was made.
 */

const extension = withExtension();

const MINE = 'main@reseller.example';
const MINUTE = 60_000;
const MANY = 10_000;
const FAR = codeAt(MANY - 1);

const books = () => extension.server.books;
const sell = (count: number) =>
  books()
    .add(count, { maker: 'other@seller.example' })
    .map(({ code }) => code);

/** Makes codes of this account by another computer, newest first, a minute before one another. */
function make(count: number, age = 0): string[] {
  const newest = Date.now() - age * MINUTE;
  return Array.from({ length: count }, (_, at) => {
    const createdAt = newest - at * MINUTE;
    return books().add(1, { maker: MINE, createdAt })[0]?.code ?? '';
  });
}

/** So many codes, which the server has as well. */
async function storeWhole(count: number): Promise<void> {
  await store({ accountId: extension.account.id, count });
  const now = Date.now();
  for (let at = 0; at < count; at++)
    books().add(1, { maker: MINE, code: codeAt(at), createdAt: now - at * MINUTE });
}

async function redeem(codes: string[], own: string[] = []): Promise<string> {
  const start = newStart(extension.account.id);
  expect(await startRedeem(start, codes, own)).toMatchObject({ ok: true });
  return start.id;
}

const WORDS = { sure: 'own', unknown: 'asked', no: 'not-sent' };

/** `own` for what was not sent because this account made it, `asked` where that is not known. */
async function wordsOf(id: string): Promise<Record<string, string>> {
  const items = await itemsOf(id);
  return Object.fromEntries(
    items.map(({ code, outcome }) => [
      code,
      outcome?.word === 'not-sent' ? WORDS[outcome.own ?? 'no'] : (outcome?.word ?? 'open'),
    ]),
  );
}

const changeSync = (change: (sync: Sync) => Sync) =>
  updateSync(extension.account.id, 'shared', (sync) => sync && change(sync));

const rowOf = (code: string, createdAt: number | null = null): ShareCode => ({
  code,
  status: 1,
  ips: 10,
  createdAt,
  usedAt: null,
  usedBy: null,
  forwardTo: null,
  expiresAt: null,
  dataType: 1,
  trafficBytes: null,
});

async function putBlock(number: number, codes: { code: string; createdAt: number }[]) {
  const rows = codes.map(({ code, createdAt }) => rowOf(code, createdAt));
  const { id: accountId } = extension.account;
  const block: Block = { accountId, name: 'shared', number, at: Date.now(), codes: rows, gone: [] };
  await (await database()).put('blocks', block);
}

/** A request for the list that is refused as one too many, after some that were not. */
const slowAfter = (): FaultInput[] => [
  { fault: 'answer', status: 429, retryAfter: 20, on: 'list-share-code', probability: 0.15 },
];

const all = (codes: string[], word: string) => Object.fromEntries(codes.map((one) => [one, word]));
const used = (code: string) => books().find(code)?.usedBy ?? null;
const asked = () =>
  extension.server.requests.filter(({ path }) => path.endsWith('/list-share-code'));
const byName = () => asked().filter(({ query }) => query['keyword']);

describe('with the whole list stored', () => {
  it('a code from its far end is not sent, the others are, and only the newest page is asked for', async () => {
    await storeWhole(MANY);
    const [sold = ''] = sell(1);
    extension.server.requests.length = 0;
    const id = await redeem([FAR, sold]);
    const done = await until<BatchOperation>(id);
    expect(await wordsOf(id)).toEqual({ [FAR]: 'own', [sold]: 'redeemed' });
    expect(done).toMatchObject({ state: 'done', counts: { redeemed: 1, 'not-sent': 1 } });
    expect(endedBadly(done)).toBe(true); // the person should see it
    expect(used(FAR)).toBeNull();
    const before = asked().filter(({ at }) => at <= (books().find(sold)?.usedAt ?? 0));
    expect(before).toHaveLength(1);
  });

  it('nothing is asked where all of it is known, and any spelling is', async () => {
    await storeWhole(100);
    extension.server.setFaults({ fault: 'hang' });
    const spelt = [
      codeAt(99).toLowerCase().replace('code', 'code-'),
      codeAt(98).replace('CODE', 'CODE '),
      codeAt(97),
    ];
    const id = await redeem(spelt);
    await expect.poll(() => wordsOf(id)).toEqual(all(spelt, 'own'));
    expect((await until<BatchOperation>(id)).counts).toMatchObject({ 'not-sent': 3 });
  });

  it('what another computer has made meanwhile is found, be it more than a page', async () => {
    await storeWhole(300);
    const late = make(250, -250); // after the newest that is stored
    const [sold = ''] = sell(1);
    const id = await redeem([...late, sold]);
    await until(id);
    expect(await wordsOf(id)).toEqual({ ...all(late, 'own'), [sold]: 'redeemed' });
  });

  it('the codes between are found while the newest are just being read', async () => {
    await storeWhole(300);
    const late = make(250, -250);
    const codes = books().codes.filter(({ code }) => late.slice(0, 100).includes(code));
    await changeSync((sync) => ({ ...sync, head: { page: 2, since: 2, before: late[0] ?? '' } }));
    await putBlock(2, codes);
    const id = await redeem([late[180] ?? '']);
    await until(id);
    expect(await wordsOf(id)).toEqual({ [late[180] ?? '']: 'own' });
  });

  it.each(['was not read to its end', 'has lost a block'])(
    'the server is asked all the same where that %s',
    async (gap) => {
      await storeWhole(1000);
      await (await database()).delete('blocks', [extension.account.id, 'shared', 2]);
      if (gap.startsWith('was'))
        await changeSync((sync) => ({ ...sync, completeAt: null, totalItems: 500 }));
      const id = await redeem([codeAt(999)]);
      await until(id);
      expect(await wordsOf(id)).toEqual({ [codeAt(999)]: 'own' });
    },
  );
});

describe('with nothing stored but the journal', () => {
  it('a code of the oldest of many operations is not sent', async () => {
    const { begunOn: _, open: __, ...made } = madeLongAgo;
    const done = {
      ...made,
      accountId: extension.account.id,
      state: 'done',
      failure: null,
    } as const;
    for (let at = 0; at < 150; at++)
      await addOperation({ ...done, id: `g${at}`, createdAt: at, codes: [rowOf(`MADE-${at}`)] });
    const codes = ['MADE-0', 'MADE-149'];
    const id = await redeem(codes);
    await until(id);
    expect(await wordsOf(id)).toEqual(all(codes, 'own'));
  });
});

describe('with nothing stored', () => {
  const TEN_THOUSAND = () => make(MANY).at(-1) ?? '';

  it('a code that only the server knows is asked for by its name', async () => {
    const far = TEN_THOUSAND();
    const [sold = ''] = sell(1);
    const id = await redeem([far, sold]);
    await until(id);
    expect(await wordsOf(id)).toEqual({ [far]: 'own', [sold]: 'redeemed' });
    expect(asked().length).toBeLessThan(10);
  });

  it('more than ten are looked for in whole pages', async () => {
    const far = TEN_THOUSAND();
    const codes = [far, ...sell(11)];
    const id = await redeem(codes);
    await until(id);
    expect(await wordsOf(id)).toEqual({ ...all(codes, 'redeemed'), [far]: 'own' });
    expect(byName()).toEqual([]);
  });

  it.each<[string, FaultInput]>([
    ['does not find by name', { fault: 'ignores-keyword' }],
    ['does not sort', { fault: 'ignores-sort' }],
    ['has small pages', { fault: 'page-limit', limit: 7 }],
    ['writes codes otherwise', { fault: 'other-spelling', how: 'dashes' }],
    ['gives one page again and again', { fault: 'ignores-page' }],
  ])('where the server %s', async (_, fault) => {
    extension.server.setFaults(fault);
    const own = make(400);
    const codes = [...own.slice(0, 2), ...own.slice(-2)];
    const [sold = ''] = sell(1);
    const id = await redeem([...codes, sold]);
    await until(id);
    expect(await wordsOf(id)).toEqual({ ...all(codes, 'own'), [sold]: 'redeemed' });
  });

  it('a server that finds nothing by name is read page by page', async () => {
    const names = Array.from({ length: 40 }, (_, at) => `OWN-${at}`);
    const { origin } = await stubServer((response, seen, index) => {
      const { url } = seen;
      const at = (Number(url.searchParams.get('page') ?? 1) - 1) * 10;
      const found = url.searchParams.has('keyword') ? [] : names.slice(at, at + 10);
      const items = url.pathname.endsWith('/list-share-code')
        ? found.map((code) => ({ code, number_of_ips: 5, created_at: 1_700_000_000 }))
        : [];
      json(200, { success: true, result: { items, total_items: names.length } })(
        response,
        seen,
        index,
      );
    });
    const account = await addAccount({ url: origin }, 'key', true);
    const start = newStart(account.id);
    await startRedeem(start, ['OWN-39']);
    await until(start.id);
    expect(await wordsOf(start.id)).toEqual({ 'OWN-39': 'own' });
  });

  it('what a limit of requests interrupts goes on where it was', async () => {
    const far = make(3000).at(-1) ?? '';
    const sold = sell(11);
    extension.server.setFaults(slowAfter());
    const id = await redeem([far, ...sold]);
    await settled(id);
    expect(await wordsOf(id)).toEqual({ ...all(sold, 'redeemed'), [far]: 'own' });
    const pages = asked().filter(({ status }) => status === 200);
    expect(pages.length).toBeLessThan(35);
  });
});

describe('where the server cannot be asked', () => {
  const opened = vi.fn<(window: { url: string }) => Promise<void>>();
  beforeEach(() => {
    opened.mockReset();
    opened.mockResolvedValue();
    Object.assign(fakeBrowser.windows, { create: opened });
  });

  it('the codes wait, and go on once it answers', async () => {
    const [own = ''] = make(1);
    const [sold = ''] = sell(1);
    extension.server.setFaults({ fault: 'cut', on: 'list-share-code' });
    const id = await redeem([own, sold]);
    await until<BatchOperation>(id, ({ failure }) => failure !== null);
    expect(await wordsOf(id)).toEqual({ [own]: 'open', [sold]: 'open' });
    extension.server.setFaults([]);
    await checkNow(id);
    await until(id);
    expect(await wordsOf(id)).toEqual({ [own]: 'own', [sold]: 'redeemed' });
    expect(opened).not.toHaveBeenCalled();
  });

  it('nothing is asked of the person who has cancelled it meanwhile', async () => {
    extension.server.setFaults([
      { fault: 'delay', ms: 200, on: 'list-share-code' },
      { fault: 'answer', status: 403, on: 'list-share-code' },
    ]);
    extension.server.requests.length = 0;
    const id = await redeem(sell(1));
    await expect.poll(asked).not.toEqual([]);
    await cancel(id);
    expect((await until<BatchOperation>(id)).state).toBe('cancelled');
    expect(opened).not.toHaveBeenCalled();
  });

  it.each<[string, FaultInput]>([
    ['this key may not read that list', { fault: 'answer', status: 403, on: 'list-share-code' }],
    ['the list fails time and again', { fault: 'answer', status: 500, on: 'list-share-code' }],
    ['more than ten are on no page', { fault: 'ignores-page' }],
  ])('the review asks where %s, and what is chosen there is sent', async (_, fault) => {
    make(400);
    const sold = sell(12);
    extension.server.setFaults(fault);
    const id = await redeem(sold);
    await settled(id);
    expect(await wordsOf(id)).toEqual(all(sold, 'asked'));
    const url = new URL(opened.mock.calls[0]?.[0].url ?? '');
    const review = await getReview(url.searchParams.get('id') ?? '');
    expect(review?.candidates.map(({ code, own }) => [code, own])).toEqual(
      sold.map((code) => [code, 'unknown']),
    );
    const chosen = await redeem(sold, sold);
    await until(chosen);
    expect(await wordsOf(chosen)).toEqual(all(sold, 'redeemed'));
    expect(opened).toHaveBeenCalledTimes(1);
  });
});

describe('what the person has chosen as own', () => {
  it('is sent without a question', async () => {
    const [own = '', other = ''] = make(2);
    const id = await redeem([own, other], [own]);
    await until(id);
    expect(await wordsOf(id)).toEqual({ [own]: 'redeemed', [other]: 'own' });
  });

  it('goes on when it is chosen afterwards, however often that is said', async () => {
    const own = make(60);
    const id = await redeem(own);
    await until(id);
    expect(await wordsOf(id)).toEqual(all(own, 'own'));
    const [first = '', last = ''] = [own[0], own[59]];
    for (const code of [last, first, last]) await redeemOwn(id, code);
    const done = await until<BatchOperation>(id);
    expect(await wordsOf(id)).toEqual({
      ...all(own, 'own'),
      [first]: 'redeemed',
      [last]: 'redeemed',
    });
    expect(done).toMatchObject({ state: 'done', counts: { redeemed: 2, 'not-sent': 58 } });
    await redeemOwn(id, last);
    expect((await until<BatchOperation>(id)).counts).toMatchObject({ redeemed: 2 });
  });

  it('is another redeem than one without it', async () => {
    const [own = ''] = make(1);
    const start = newStart(extension.account.id);
    await startRedeem(start, [own]);
    const refused = { ok: false, failure: { cause: 'other-input' } };
    expect(await startRedeem(start, [own], [own])).toEqual(refused);
    expect(await startRedeem(start, [own])).toMatchObject({ ok: true });
    await until(start.id);
  });
});

it('twelve own codes that are selected, with “never ask”, are not sent', async () => {
  await storeWhole(MANY);
  await patchSettings({ askBeforeRedeem: 'never', currentAccountId: extension.account.id });
  const own = Array.from({ length: 12 }, (_, at) => codeAt(MANY - 1 - at));
  const sold = ['K7PQ2XW9', 'M3ZT8VB4'].map((code) => {
    books().add(1, { maker: 'other@seller.example', code });
    return code;
  });
  const selectionText = `Your codes: ${[...own, ...sold].join(', ')}`;
  await redeemSelection({ selectionText } as never, undefined);
  const [begun] = await openOperations();
  await until(begun?.id ?? '');
  const words = await wordsOf(begun?.id ?? '');
  expect(words).toMatchObject(all(own, 'own'));
  expect(own.filter(used)).toEqual([]);
});
