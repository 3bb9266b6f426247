import type { ShareCode } from './share-code';
import { type OwnActs, type Status, type StatusMeaning, statusOf } from './status';

/*
 * Searching and sorting the codes that are stored, in the way of the server's lists. Pure, and quick for 100,000.
 */

/** What a code has to match. Whatever is empty or `null` matches all. */
export interface Filter {
  /** A part of the code, of its e-mail addresses or of the person's own note. */
  keyword: string;
  /** A part of the recipient's address, as the server's list of shared codes takes it; the keyword finds users too. */
  email: string;
  /** `undefined`: any. */
  status: Status | undefined;
  dataType: number | null;
}

/** What is known beside the codes themselves. */
export interface Facts {
  statuses: Readonly<Record<string, StatusMeaning>>;
  acts: OwnActs;
  /** By code. */
  notes: ReadonlyMap<string, string>;
  now: number;
}

export function matcher(filter: Filter, facts: Facts): (code: ShareCode) => boolean {
  const keyword = filter.keyword.trim().toLowerCase();
  const email = filter.email.trim().toLowerCase();
  const noted = new Set(keyword === '' ? [] : codesOf(facts.notes, keyword));
  return (code) =>
    (keyword === '' || textOf(code).includes(keyword) || noted.has(code.code)) &&
    (email === '' || code.forwardTo?.toLowerCase().includes(email) === true) &&
    (filter.dataType === null || code.dataType === filter.dataType) &&
    (filter.status === undefined ||
      statusOf(code, facts.statuses, facts.now, facts.acts) === filter.status);
}

const TEXT = Symbol('text');

/** What is searched of a code, the code first. It is made once and kept with the code, out of everybody's sight. */
export function textOf(code: ShareCode & { [TEXT]?: string }): string {
  code[TEXT] ??= `${code.code}\n${code.forwardTo ?? ''}\n${code.usedBy ?? ''}`.toLowerCase();
  return code[TEXT];
}

/** The codes whose note has the keyword: few have one. */
const codesOf = (notes: ReadonlyMap<string, string>, keyword: string): string[] =>
  [...notes].flatMap(([code, text]) => (text.toLowerCase().includes(keyword) ? code : []));

/** `time`: when it was made, in the list of used codes when it was used. */
export const SORTS = ['time', 'code', 'amount_ips'] as const;
export type Sort = (typeof SORTS)[number];
export type Order = 'asc' | 'desc';

/** Sorted anew; what is not known comes last in either order. */
export function sorted(
  codes: readonly ShareCode[],
  by: Sort,
  order: Order,
  time: 'createdAt' | 'usedAt',
): ShareCode[] {
  const sign = order === 'asc' ? 1 : -1;
  if (by === 'code') return codes.toSorted((one, other) => sign * (one.code < other.code ? -1 : 1));
  const field = by === 'time' ? time : 'ips';
  const unknown = sign * Number.POSITIVE_INFINITY;
  const value = (code: ShareCode) => code[field] ?? unknown;
  return codes.toSorted((one, other) => {
    const [a, b] = [value(one), value(other)];
    return a === b ? 0 : sign * (a < b ? -1 : 1);
  });
}
