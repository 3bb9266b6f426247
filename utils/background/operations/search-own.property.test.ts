import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fail, ok, type ServerFailure } from '@/utils/share-codes/failure';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { newShareCode } from '@/utils/share-codes/share-code.fixture';
import type { Client, CodePage } from '../api/client';
import { OwnSearch, searchOwn } from './search-own';

/*
 * Whatever a list does while it is read: a code that was in it all the time is found, or it is said that this is not
 * known. What nobody can see is left out: codes that go from a list which does not count them, a list in another order
 * in which as many come as go, and pages of a few codes that are in order by chance.
 */

const rarely = <T, U>(usual: T, other: fc.Arbitrary<U>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, other);

/** What happens in the list after a request: so many come, and those at these places go. */
const event = fc.record({
  came: rarely(0, fc.integer({ min: 1, max: 12 })),
  gone: rarely<number[], number[]>([], fc.array(fc.nat(100), { maxLength: 6 })),
});

const kindOfServer = fc.record({
  count: fc.integer({ min: 0, max: 100 }),
  pageSize: fc.integer({ min: 3, max: 20 }),
  events: fc.array(event, { maxLength: 12 }),
  total: fc.constantFrom('right', 'none', 'of-page', 'high'),
  tellsPages: fc.boolean(),
  keyword: fc.constantFrom('works', 'ignored', 'finds-nothing'),
  ignoresPage: rarely(false, fc.constant(true)),
  refusesPastEnd: fc.boolean(),
  order: rarely('newest', fc.constantFrom('oldest', 'mixed')),
  /** So many codes were made at one time. */
  ties: fc.integer({ min: 1, max: 30 }),
  /** Requests that come too soon. */
  slow: fc.array(fc.nat(20), { maxLength: 4 }),
});

type Kind = typeof kindOfServer extends fc.Arbitrary<infer T> ? T : never;

const nameOf = (at: number): string => `OWN${String(at).padStart(4, '0')}`;
const numberOf = (code: string): number => Number(code.slice(3));
const timeOf = (at: number, ties: number): number => 1_000_000 + Math.floor(at / ties) * 1000;

const failure = (cause: 'rate-limited' | 'refused', status: number) => {
  const said: ServerFailure = { cause, retryAt: null, notActed: true, status, words: [] };
  return { ...fail(said), serverTime: null };
};

class Server {
  readonly #kind: Kind;
  #list: ShareCode[];
  #made = 0;
  /** Codes that have been there all the time. */
  readonly always: Set<string>;
  requests = 0;

  constructor(kind: Kind) {
    this.#kind = kind;
    this.#list = Array.from({ length: kind.count }, () => this.#make()).reverse();
    this.always = new Set(this.#list.map(({ code }) => code));
  }

  listShared: Client['listShared'] = async ({ page = 1, keyword } = {}) => {
    const isSlow = this.#kind.slow.includes(this.requests);
    const told = this.#page(this.#found(keyword), page);
    this.#happens();
    if (isSlow) return failure('rate-limited', 429);
    const isPastEnd = page > 1 && told.codes.length === 0;
    if (isPastEnd && this.#kind.refusesPastEnd) return failure('refused', 400);
    return { ...ok(told), serverTime: null };
  };

  #make(): ShareCode {
    const at = ++this.#made;
    return newShareCode(nameOf(at), { createdAt: timeOf(at, this.#kind.ties) });
  }

  #happens(): void {
    const { events, ignoresPage, total, order } = this.#kind;
    const { came = 0, gone = [] } = (ignoresPage ? [] : events)[this.requests++] ?? {};
    const isCounted = total === 'right' || total === 'high';
    const goes = new Set(isCounted ? this.#list.filter((_, at) => gone.includes(at)) : []);
    for (const { code } of goes) this.always.delete(code);
    this.#list = this.#list.filter((one) => !goes.has(one));
    if (order === 'newest') for (let at = 0; at < came; at++) this.#list.unshift(this.#make());
  }

  #found(keyword: string | undefined): ShareCode[] {
    if (keyword === undefined || this.#kind.keyword === 'ignored') return this.#list;
    const isMeant = ({ code }: ShareCode) => code.includes(keyword);
    return this.#kind.keyword === 'works' ? this.#list.filter(isMeant) : [];
  }

  #page(found: ShareCode[], page: number): CodePage {
    const { pageSize, total, tellsPages, ignoresPage, order } = this.#kind;
    const size = total === 'of-page' ? 30 : order === 'newest' ? pageSize : 20;
    const from = ignoresPage ? 0 : (page - 1) * size;
    const codes = this.#inOrder(found).slice(from, from + size);
    const count = found.length;
    const totals = { right: count, none: null, 'of-page': codes.length, high: count + 3 };
    const totalPages = tellsPages ? Math.ceil(count / size) : null;
    return { codes, totalItems: totals[total], totalPages, unreadable: 0 };
  }

  #inOrder(rows: ShareCode[]): ShareCode[] {
    const { order } = this.#kind;
    if (order === 'newest') return rows;
    const mixed = ({ code }: ShareCode) => (numberOf(code) * 7919) % 1009;
    return order === 'oldest' ? rows.toReversed() : rows.toSorted((a, b) => mixed(a) - mixed(b));
  }
}

const unasked = () => Promise.reject(new Error('not asked for'));
const UNASKED = {
  listUsed: unasked,
  generate: unasked,
  redeem: unasked,
  revoke: unasked,
  getInfo: unasked,
  getBalance: unasked,
};

const places = fc.array(fc.nat(101), { minLength: 1, maxLength: 25 });
const storedUpTo = fc.option(fc.nat(100));

it('no code that is in a list all the time is taken for somebody else’s', async () => {
  await fc.assert(
    fc.asyncProperty(kindOfServer, places, storedUpTo, async (kind, wanted, upTo) => {
      const { count, ties, total, keyword, ignoresPage, order } = kind;
      const server = new Server(kind);
      const last = upTo !== null && upTo <= count ? upTo : -1;
      const has = (code: string) => numberOf(code) <= last;
      const stored = last < 0 ? null : { before: timeOf(last, ties) - 2000, has };
      const codes = [...new Set(wanted.map(nameOf))].filter((code) => !has(code));
      codes.push('SOLD1');
      const search = new OwnSearch();
      const client = { ...UNASKED, listShared: server.listShared };
      for (let tries = 0; tries < 6; tries++)
        if ((await searchOwn(client, codes, stored, search)).ok) break;
      const [own, unknown] = [search.listed(codes), search.left(codes)];
      const others = codes.filter((code) => !own.includes(code) && !unknown.includes(code));
      expect(others.filter((code) => server.always.has(code))).toEqual([]);
      expect(own).not.toContain('SOLD1');
      const isPlain = total === 'right' && keyword === 'works' && !ignoresPage;
      if (isPlain && order === 'newest') expect(unknown).toEqual([]);
      expect(server.requests).toBeLessThan(240);
    }),
    { numRuns: 3000 },
  );
});
