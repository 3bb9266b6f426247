import type { ListName } from '@/utils/database/records';
import { ok, type Result, type ServerFailure } from '@/utils/share-codes/failure';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { foldCode, rowIn } from '@/utils/share-codes/spelling';
import type { Client, CodePage } from '../api/client';
import { Pages } from '../api/has-next';
import { readNewest } from '../sync/refresh';
import { asListed } from './as-listed';
import { lookUpOne, MOST_PAGES } from './lookup';

/*
 * Searches a list for many codes, as cheaply as it can be: whole pages, and code by code only what few pages cannot show.
 */

export interface Search {
  list: ListName;
  codes: readonly string[];
  /** Rows older than this (ms since 1970, by the list's order) need not be read; `null`: all may matter. */
  since: number | null;
  /** Codes that were asked for by name already, and not found. */
  looked: readonly string[];
}

/** What was found so far; also by a search that has failed in the middle. */
export interface Found {
  rows: Map<string, ShareCode>;
  /** Codes that were asked for by name and not found. */
  looked: Set<string>;
  /** What it does not show is not there, as far as the server tells. */
  isComplete: boolean;
}

export const nothingFound = ({ looked }: Search): Found => ({
  rows: new Map(),
  looked: new Set(looked),
  isComplete: false,
});

/** Beyond so many pages, codes are asked for by name: what a limit of requests interrupts can then go on. */
const FEW_PAGES = 10;
const AT_ONCE = 4;

/** Notes in `found` what it finds. Fails with the first request that fails. */
export async function searchList(
  client: Client,
  search: Search,
  found: Found,
): Promise<Result<null, ServerFailure>> {
  const pages = new Pages();
  let mayAskByName = true;
  for (let page = 1; page <= MOST_PAGES; page++) {
    const answer = await readNewest(client, search.list, page);
    if (!answer.ok) return answer;
    const after = pages.add(answer.value);
    for (const [name, code] of pages.codes) found.rows.set(name, code);
    found.isComplete = after === 'whole' || isPast(answer.value, search.list, search.since);
    const left = leftOf(search, found);
    if (after !== 'next' || found.isComplete || left.length === 0) return ok(null);
    if (!mayAskByName || !isShorterByName(answer.value, page, left.length)) continue;
    const finds = await findsByName(client, search.list, found);
    if (!finds.ok) return finds;
    if (finds.value) return askByName(client, search.list, left, found);
    mayAskByName = false;
  }
  return ok(null);
}

/** Codes that no row tells of yet. */
function leftOf({ list, codes }: Search, { rows, looked }: Found): string[] {
  const row = rowIn(rows);
  return codes.filter((code) => !looked.has(code) && !isTelling(list, row(code)));
}

/** Whether it tells what became of the code: in the used list by being there, in the shared one by its status or use. */
const isTelling = (list: ListName, row: ShareCode | undefined): boolean =>
  row !== undefined && (list === 'used' || row.status !== null || row.usedAt !== null);

/** Newest first, and beyond what matters. */
export function isPast({ codes }: CodePage, list: ListName, since: number | null): boolean {
  const times = codes.map((code) => (list === 'used' ? code.usedAt : code.createdAt));
  const last = times.at(-1);
  const isSorted = times.every((time, at) => at === 0 || (time ?? 0) <= (times[at - 1] ?? 0));
  return since !== null && last != null && last < since && isSorted;
}

/** Whether fewer requests, or such as can go on after a pause, ask for the codes by name than read the rest of the list. */
function isShorterByName(page: CodePage, number: number, left: number): boolean {
  const rows = page.codes.length + page.unreadable;
  const pages =
    page.totalItems === null ? page.totalPages : Math.ceil(page.totalItems / Math.max(1, rows));
  const toGo = (pages ?? 0) - number;
  return toGo > 0 && (left < toGo || toGo > FEW_PAGES);
}

/** Whether the server finds a listed code by its name, and nothing else: an old one, since it may look among the newest alone. */
export async function findsByName(
  client: Client,
  list: ListName,
  { rows }: Pick<Found, 'rows'>,
): Promise<Result<boolean, ServerFailure>> {
  const keyword = [...rows.keys()].at(-1);
  if (keyword === undefined) return ok(false);
  const query = { keyword };
  const answer = await (list === 'shared' ? client.listShared(query) : client.listUsed(query));
  if (!answer.ok) return answer;
  const names = answer.value.codes.map(({ code }) => code);
  const isAlike = (code: string) => foldCode(code).includes(foldCode(keyword));
  return ok(names.includes(keyword) && names.every(isAlike));
}

export async function askByName(
  client: Client,
  list: ListName,
  codes: readonly string[],
  found: Found,
): Promise<Result<null, ServerFailure>> {
  for (let at = 0; at < codes.length; at += AT_ONCE) {
    const some = codes.slice(at, at + AT_ONCE);
    const answers = await Promise.all(some.map((code) => lookUpSpelt(client, list, code, found)));
    for (const [index, answer] of answers.entries())
      if (answer.ok) note(found, some[index] ?? '', answer.value);
    const failed = answers.find((answer) => !answer.ok);
    if (failed && !failed.ok) return failed;
  }
  found.isComplete = true;
  return ok(null);
}

/** Older codes may be written otherwise than those that are listed so far: it is asked for as it is, too. */
async function lookUpSpelt(
  client: Client,
  list: ListName,
  code: string,
  { rows }: Found,
): Promise<Result<ShareCode | null, ServerFailure>> {
  const written = asListed(code, rows.keys());
  const answer = await lookUpOne(client, list, written);
  const isOver = !answer.ok || answer.value !== null || written === code;
  return isOver ? answer : lookUpOne(client, list, code);
}

function note(found: Found, code: string, row: ShareCode | null): void {
  if (row) found.rows.set(row.code, row);
  else found.looked.add(code);
}
