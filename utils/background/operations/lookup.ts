import type { ListName } from '@/utils/database/records';
import { fail, ok, type Result, type ServerFailure } from '@/utils/share-codes/failure';
import type { GenerateBaseline } from '@/utils/share-codes/operation';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { rowIn } from '@/utils/share-codes/spelling';
import type { Client, CodePage } from '../api/client';
import { Pages } from '../api/has-next';
import { isPastEnd, readNewest } from '../sync/refresh';

/*
 * Finding codes in the server's lists: the only way to settle what an answer left open.
 */

/** Pages read at the most in one look, against a server whose pages never end. */
export const MOST_PAGES = 200;

/** The one code of this name; the server's keyword matches parts of codes too. */
export async function lookUpOne(
  client: Client,
  list: ListName,
  code: string,
): Promise<Result<ShareCode | null, ServerFailure>> {
  const pages = new Pages();
  for (let page = 1; page <= MOST_PAGES; page++) {
    const query = { keyword: code, page };
    const answer = await (list === 'shared' ? client.listShared(query) : client.listUsed(query));
    if (!answer.ok) return isPastEnd(answer.failure, page) ? ok(null) : answer;
    const after = pages.add(answer.value);
    const match = rowIn(pages.codes)(code);
    if (match) return ok(match);
    if (pages.isFull) break;
    if (after !== 'next') return ok(null);
  }
  return fail(endless(pages)); // not found in some pages is not the same as not there
}

const endless = ({ codes }: Pages): ServerFailure => ({
  cause: 'endless',
  codes: codes.size,
  notActed: false,
  status: null,
  words: [],
});

/** What the shared list shows now: the first page for the cache, and all codes back to the baseline. */
export interface Listed {
  firstPage: CodePage;
  codes: ShareCode[];
}

/** Reads the shared list, newest first, until it meets the baseline; all of it where the server does not sort. */
export async function listSince(
  client: Client,
  baseline: GenerateBaseline,
): Promise<Result<Listed, ServerFailure>> {
  const known = new Set(baseline.codes);
  const pages = new Pages();
  let firstPage: CodePage | undefined;
  for (let page = 1; page <= MOST_PAGES; page++) {
    const answer = await readNewest(client, 'shared', page);
    if (!answer.ok) return answer;
    firstPage ??= answer.value;
    const after = pages.add(answer.value);
    const isSorted = isNewestFirst([...pages.codes.values()]);
    const met = isSorted && reaches(answer.value.codes, known, baseline);
    if (met || after !== 'next') break;
  }
  return ok({ firstPage: firstPage ?? EMPTY, codes: [...pages.codes.values()] });
}

/** Whether these reach back to what was there before; codes of the very same time come in any order. */
function reaches(
  codes: readonly ShareCode[],
  known: ReadonlySet<string>,
  { newestCreatedAt }: GenerateBaseline,
): boolean {
  const last = codes.at(-1)?.createdAt ?? null;
  if (last !== null && newestCreatedAt !== null && last >= newestCreatedAt) return false;
  return codes.some(({ code }) => known.has(code));
}

const EMPTY: CodePage = { codes: [], totalItems: null, totalPages: null, unreadable: 0 };

/** So much the clocks of a server's machines may be apart, ms. */
const APART = 2 * 60_000;

/** Whether a list begins with its newest codes, by all that was read of it: about one instant any list is sorted. */
export function isNewestFirst(codes: readonly ShareCode[]): boolean {
  const times = codes.flatMap(({ createdAt }) => createdAt ?? []);
  let oldest = Number.POSITIVE_INFINITY;
  for (const time of times) {
    if (time > oldest + APART) return false;
    oldest = Math.min(oldest, time);
  }
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  return times.length === 0 || first - last > 2 * APART;
}
