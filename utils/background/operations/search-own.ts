import { keyOf } from '@/utils/database/own-codes';
import { ok, type Result, type ServerFailure } from '@/utils/share-codes/failure';
import type { ShareCode } from '@/utils/share-codes/share-code';
import type { Client, CodePage } from '../api/client';
import { readNewest } from '../sync/refresh';
import { ChangingList } from './changing-list';
import { isNewestFirst, MOST_PAGES } from './lookup';
import { askByName, findsByName } from './search-list';

/*
 * Asks the server which codes are in an account's shared list: whole pages, and a few codes by their names.
 */

/** How far a search has come. What a limit of requests has interrupted goes on from there. */
export class OwnSearch {
  readonly list = new ChangingList();
  readonly rows = this.list.rows;
  /** Requests for pages. */
  pages = 0;
  /** Codes that were asked for by name and not found. */
  readonly looked = new Set<string>();
  /** What it does not show is not there, as far as the server tells. */
  isComplete = false;
  /** How often the list has failed, and nothing else. */
  failures = 0;

  /** Those of these codes that are in the list, in whatever spelling. */
  listed(codes: readonly string[]): string[] {
    const keys = new Set([...this.rows.keys()].map(keyOf));
    return codes.filter((code) => keys.has(keyOf(code)));
  }

  /** Those of which it is not known yet. */
  left(codes: readonly string[]): string[] {
    if (this.isComplete) return [];
    const listed = new Set(this.listed(codes));
    return codes.filter((code) => !listed.has(code) && !this.looked.has(code));
  }
}

/** What is stored of the list: all that was made before. */
export interface Stored {
  /** ms since 1970, by the server's dates */
  before: number;
  has: (code: string) => boolean;
}

/** So many codes are asked for by name rather than by reading on. */
const MOST_BY_NAME = 10;

/** Notes in `search` what it finds. Fails with the first request that fails. */
export async function searchOwn(
  client: Client,
  codes: readonly string[],
  stored: Stored | null,
  search: OwnSearch,
): Promise<Result<null, ServerFailure>> {
  let mayAskByName = true;
  while (!search.isComplete && search.pages < MOST_PAGES) {
    const { list } = search;
    const { next } = list;
    const answer = await readNewest(client, 'shared', next);
    if (!answer.ok) return answer;
    search.pages++;
    const after = list.add(answer.value);
    const isOnward = list.next > next;
    search.isComplete = after === 'whole' || (isOnward && reaches(stored, answer.value, search));
    const left = search.left(codes);
    if (left.length === 0) return ok(null);
    if (mayAskByName && isWorthAsking(search, left.length, after === 'cut-off')) {
      const finds = await findsByName(client, 'shared', search);
      if (!finds.ok) return finds;
      if (finds.value) return askByName(client, 'shared', left, search);
      mayAskByName = false;
    }
    if (after === 'cut-off') return ok(null);
  }
  return ok(null);
}

/**
 * Whether the pages so far reach back to what is stored. A row that is missing there shows that they do not. Few of one
 * time are in order in any list: the newest must be among them, or the order show by itself.
 */
function reaches(stored: Stored | null, { codes }: CodePage, { rows }: OwnSearch): boolean {
  if (!stored || codes.length === 0) return false;
  const isOld = (row?: ShareCode) => (row?.createdAt ?? 0) < stored.before;
  const isKnown = codes.every((row) => !isOld(row) || stored.has(row.code));
  const all = [...rows.values()];
  const times = new Set(all.map(({ createdAt }) => createdAt));
  const isInOrder = isNewestFirst(all) && (!isOld(all[0]) || times.size > FEW_TIMES);
  return isInOrder && isKnown && isOld(codes.at(-1));
}

const FEW_TIMES = 3;

/** Whether codes are asked for by name: a few that the next pages would hardly show, or what no page shows. */
function isWorthAsking(search: OwnSearch, left: number, isCutOff: boolean): boolean {
  if (isCutOff) return left <= Math.max(MOST_BY_NAME, search.pages);
  const toGo = pagesToGo(search);
  if (left <= MOST_BY_NAME) return toGo === null || left < toGo;
  return toGo !== null && toGo > MOST_PAGES - search.pages && left < toGo;
}

/** `null`: the server does not say. */
function pagesToGo({ list: { totalItems, totalPages, size, next } }: OwnSearch): number | null {
  const pages = totalItems === null ? totalPages : Math.ceil(totalItems / size);
  return pages === null ? null : pages - (next - 1);
}
