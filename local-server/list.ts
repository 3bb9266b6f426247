import type { StoredCode } from './code.ts';
import type { Met } from './faults.ts';
import type { ListQuery } from './validate.ts';
import { makeOdd, statusNumber, toItem } from './wire.ts';

const PAGE_LIMIT = 100;

/** One page of the codes that match, as the list endpoints answer it. */
export function listResult(
  codes: readonly StoredCode[],
  query: ListQuery,
  emails: (code: StoredCode) => (string | null)[],
  met: Met,
): unknown {
  const found = codes.filter((code) => matches(code, query, emails(code), met));
  const sorted = met.has('ignores-sort') ? found : sort(found, query);
  const limit = Math.min(query.limit, met.get('page-limit')?.limit ?? PAGE_LIMIT);
  const number = met.has('ignores-page') ? 1 : query.page;
  const page = sorted.slice((number - 1) * limit, number * limit);
  const real = page.map((code) => toItem(code, met));
  const items = met.has('odd-items') ? makeOdd(real) : real;
  if (met.has('bare-list')) return items;
  const counted = met.has('counts-asked') ? query.limit : limit;
  const pages = met.has('one-page') ? 1 : Math.ceil(found.length / counted);
  return { items, total_items: found.length, total_pages: pages };
}

function matches(code: StoredCode, query: ListQuery, emails: (string | null)[], met: Met) {
  if (query.status !== undefined && statusNumber(code, met) !== query.status) return false;
  if (query.email !== '' && !emails.includes(query.email)) return false;
  if (met.has('ignores-keyword')) return true;
  return code.code.toLowerCase().includes(query.keyword.toLowerCase());
}

/** Codes of one moment keep the order they were made in. */
function sort(codes: StoredCode[], { sort_by, order_by }: ListQuery): StoredCode[] {
  const ascending = codes.toSorted((one, other) => compare(one, other, sort_by));
  return order_by === 'asc' ? ascending : ascending.reverse();
}

function compare(one: StoredCode, other: StoredCode, by: ListQuery['sort_by']): number {
  if (by === 'code') return one.code < other.code ? -1 : 1;
  if (by === 'amount_ips') return one.ips - other.ips;
  if (by === 'used_at') return (one.usedAt ?? 0) - (other.usedAt ?? 0);
  return one.createdAt - other.createdAt;
}
