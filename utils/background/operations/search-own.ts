import { ok, type Result, type ServerFailure } from '@/utils/share-codes/failure';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { rowIn } from '@/utils/share-codes/spelling';
import type { Client, CodePage } from '../api/client';
import { Pages } from '../api/has-next';
import { readNewest } from '../sync/refresh';
import { MOST_PAGES } from './lookup';
import { askByName, findsByName, isPast } from './search-list';

/*
 * Asks the server which codes are in an account's shared list: whole pages, and a few codes by their names.
 */

/** How far a search has come. What a limit of requests has interrupted goes on from there. */
export class OwnSearch {
  readonly rows = new Map<string, ShareCode>();
  readonly pages = new Pages();
  /** Pages read. */
  page = 0;
  /** Codes that were asked for by name and not found. */
  readonly looked = new Set<string>();
  /** What it does not show is not there, as far as the server tells. */
  isComplete = false;

  /** Those of these codes that are in the list. */
  listed(codes: readonly string[]): string[] {
    return codes.filter(rowIn(this.rows));
  }

  /** Those of which it is not known yet. */
  left(codes: readonly string[]): string[] {
    if (this.isComplete) return [];
    const row = rowIn(this.rows);
    return codes.filter((code) => !row(code) && !this.looked.has(code));
  }
}

/** So many codes are asked for by name rather than by reading on. */
const MOST_BY_NAME = 10;

/**
 * Notes in `search` what it finds. Fails with the first request that fails.
 * @param since codes that were made before are known without asking, ms since 1970; `null`: none are
 */
export async function searchOwn(
  client: Client,
  codes: readonly string[],
  since: number | null,
  search: OwnSearch,
): Promise<Result<null, ServerFailure>> {
  let mayAskByName = true;
  while (!search.isComplete && search.page < MOST_PAGES) {
    const answer = await readNewest(client, 'shared', search.page + 1);
    if (!answer.ok) return answer;
    search.page++;
    const after = search.pages.add(answer.value);
    for (const code of answer.value.codes) search.rows.set(code.code, code);
    search.isComplete = after === 'whole' || isPast(answer.value, 'shared', since);
    const left = search.left(codes);
    if (left.length === 0) return ok(null);
    if (mayAskByName && isWorthAsking(search, answer.value, left.length, after === 'cut-off')) {
      const finds = await findsByName(client, 'shared', search);
      if (!finds.ok) return finds;
      if (finds.value) return askByName(client, 'shared', left, search);
      mayAskByName = false;
    }
    if (after === 'cut-off') return ok(null);
  }
  return ok(null);
}

/** Whether codes are asked for by name: a few that the next pages would hardly show, or what no page shows. */
function isWorthAsking(
  search: OwnSearch,
  page: CodePage,
  left: number,
  isCutOff: boolean,
): boolean {
  if (isCutOff) return left <= Math.max(MOST_BY_NAME, search.page);
  const toGo = pagesToGo(search, page);
  if (left <= MOST_BY_NAME) return toGo === null || left < toGo;
  return toGo !== null && toGo > MOST_PAGES - search.page && left < toGo;
}

/** `null`: the server does not say. */
function pagesToGo({ page: read }: OwnSearch, page: CodePage): number | null {
  const rows = Math.max(1, page.codes.length + page.unreadable);
  const pages = page.totalItems === null ? page.totalPages : Math.ceil(page.totalItems / rows);
  return pages === null ? null : pages - read;
}
