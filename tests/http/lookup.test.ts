import { expect, it } from 'vitest';
import { listSince, lookUpOne } from '@/utils/background/operations/lookup';
import type { GenerateBaseline } from '@/utils/share-codes/operation';
import { clientOf } from './api-client';
import { type Handler, json, stubServer } from './stub-server';

const SECOND = 1_700_000_000;

const itemsOf = (names: readonly string[]) =>
  names.map((code) => ({ code, number_of_ips: 5, created_at: SECOND }));

/** Lists without totals, which only end. */
const listed = (names: readonly string[]): Handler =>
  json(200, { success: true, result: { items: itemsOf(names) } });

const PAST_END = json(404, { success: false, message: 'No such page' });

const pageOf = (url: URL): number => Number(url.searchParams.get('page') ?? 1);

it('a code is not there when a server refuses the page behind the last one', async () => {
  const { origin } = await stubServer((response, seen, index) =>
    (pageOf(seen.url) === 1 ? listed(['A1', 'A2']) : PAST_END)(response, seen, index),
  );
  expect(await lookUpOne(clientOf(origin), 'shared', 'B1')).toEqual({ ok: true, value: null });
});

it('nothing is said of a code that was not found in a list without an end', async () => {
  const { origin } = await stubServer((response, seen, index) =>
    listed([`A${pageOf(seen.url)}`])(response, seen, index),
  );
  expect(await lookUpOne(clientOf(origin), 'shared', 'B1')).toMatchObject({ ok: false });
});

it('finds what is new behind old codes of the very same second', async () => {
  const before = ['old1', 'old2', 'old3'];
  const pages = [['old1', 'old2'], ['new1', 'old3'], ['new2']];
  const { origin } = await stubServer((response, seen, index) => {
    const page = pages[pageOf(seen.url) - 1];
    (page ? listed(page) : PAST_END)(response, seen, index);
  });
  const baseline: GenerateBaseline = {
    codes: before,
    newestCreatedAt: SECOND * 1000,
    complete: false,
    tied: true,
    balance: null,
    serverTime: null,
  };
  const found = await listSince(clientOf(origin), baseline);
  const names = found.ok ? found.value.codes.map(({ code }) => code) : [];
  expect(names.sort()).toEqual(['new1', 'new2', ...before]);
});

/** A server that gives two at a time, whatever is asked for, and counts pages of the size that was asked for. */
const pagesOfTwo = (names: readonly string[], ignoresPage = false): Handler => {
  return (response, seen, index) => {
    const at = ignoresPage ? 0 : (pageOf(seen.url) - 1) * 2;
    const items = itemsOf(names.slice(at, at + 2));
    json(200, { success: true, result: { items, total_items: names.length, total_pages: 1 } })(
      response,
      seen,
      index,
    );
  };
};

it('finds a code on a page that is not counted', async () => {
  const { origin } = await stubServer(pagesOfTwo(['A1', 'A2', 'A3', 'A4', 'A5']));
  const found = await lookUpOne(clientOf(origin), 'used', 'A5');
  expect(found).toMatchObject({ ok: true, value: { code: 'A5' } });
});

it('comes to an end where the same page is given again and again', async () => {
  const { origin, seen } = await stubServer(pagesOfTwo(['A1', 'A2', 'A3'], true));
  expect(await lookUpOne(clientOf(origin), 'used', 'A3')).toEqual({ ok: true, value: null });
  expect(seen).toHaveLength(2);
});
