import { expect } from 'vitest';
import { startRedeem } from '@/utils/background/operations/create';
import type { Account } from '@/utils/share-codes/account';
import { addAccount, itemsOf, newStart } from './extension';
import { cut, json, stubServer } from './stub-server';

/*
 * A server whose list of shared codes answers as a test says, and what came of a redeem with it.
 */

export interface Row {
  code: string;
  created_at: number;
}

export interface Query {
  page: number;
  limit: number;
  keyword: string | null;
  key: string;
  /** Nothing was redeemed yet. */
  isBefore: boolean;
  /** How many requests for the list there were before. */
  count: number;
}

export const NOW = 1_790_000_000;
/** Rows newest first, a minute before one another. */
export const rows = (count: number, name = 'OWN', newest = NOW): Row[] =>
  Array.from({ length: count }, (_, at) => ({
    code: `${name}${String(at).padStart(5, '0')}`,
    created_at: newest - at * 60,
  }));

export const pageOf = (all: readonly Row[], { page, limit }: Query) => ({
  items: all.slice((page - 1) * limit, page * limit),
  total_items: all.length,
});

/** A server whose shared list answers as the test says. Every code sent is redeemed. */
export async function serverWith(
  list: (query: Query) => object | number,
  isSlow: () => boolean | 'cut' = () => false,
  pause = '30',
) {
  const sent: string[] = [];
  let count = 0;
  const queries: Query[] = [];
  const { origin } = await stubServer(async (response, seen, index) => {
    const { url, body } = seen;
    const path = url.pathname.split('/').at(-1);
    if (path === 'use-code') {
      if (isSlow() === 'cut') return cut(response, seen, index);
      if (isSlow()) return json(429, {}, { 'retry-after': '30' })(response, seen, index);
      const { codes } = JSON.parse(body) as { codes: string[] };
      sent.push(...codes);
      return json(200, { success: true, result: codes })(response, seen, index);
    }
    if (path !== 'list-share-code')
      return json(200, { success: true, result: { items: [], total_items: 0 } })(
        response,
        seen,
        index,
      );
    const query = {
      page: Number(url.searchParams.get('page') ?? 1),
      limit: Math.min(100, Number(url.searchParams.get('limit') ?? 30)),
      keyword: url.searchParams.get('keyword'),
      key: String(seen.headers['api-key']),
      count: count++,
      isBefore: sent.length === 0,
    };
    queries.push(query);
    const told = list(query);
    if (typeof told === 'number')
      return json(told, { success: false, message: 'no' }, { 'retry-after': pause })(
        response,
        seen,
        index,
      );
    return json(200, { success: true, result: told })(response, seen, index);
  });
  const account = await addAccount({ url: origin }, 'key', true);
  queries.length = 0;
  count = 0;
  return { account, sent, queries, origin };
}

export async function redeem({ id }: Pick<Account, 'id'>, codes: string[]): Promise<string> {
  const start = newStart(id);
  expect(await startRedeem(start, codes)).toMatchObject({ ok: true });
  return start.id;
}

const WORDS = { sure: 'own', unknown: 'asked', no: 'not-sent' };
export async function wordsOf(id: string): Promise<Record<string, string>> {
  const items = await itemsOf(id);
  return Object.fromEntries(
    items.map(({ code, outcome }) => [
      code,
      outcome?.word === 'not-sent' ? WORDS[outcome.own ?? 'no'] : (outcome?.word ?? 'open'),
    ]),
  );
}
export const all = (codes: string[], word: string) =>
  Object.fromEntries(codes.map((one) => [one, word]));
export const sold = (count: number) => Array.from({ length: count }, (_, at) => `SOLD${1000 + at}`);
