import type { CodesQuery } from '@/utils/messages';
import type { Account } from '@/utils/share-codes/account';
import type { Filter } from '@/utils/share-codes/filter';
import type { Status } from '@/utils/share-codes/status';
import { ALL, type View } from './view';

const MEANINGS = ['unused', 'used', 'expired', 'revoked'] as const;

/** The status that the person has chosen, `undefined` for any. */
export function statusIn(status: string): Status | undefined {
  if (status === '') return undefined;
  const number = Number(status);
  return MEANINGS.find((meaning) => meaning === status) ?? (Number.isNaN(number) ? null : number);
}

/** What a stored code has to match. */
export function filterOf(view: View): Filter {
  const { keyword, email, kind } = view;
  return {
    keyword,
    email,
    status: statusIn(view.status),
    dataType: kind === '' ? null : Number(kind),
  };
}

/** Codes to a page of the server, where the person wants all. */
const AT_ONCE = 100;

export const limitOf = ({ size }: View): number => (size === ALL ? AT_ONCE : size);

/** What to ask the server for. A status is a number there, so a meaning can be asked for once one is learnt. */
export function queryOf(view: View, statuses: Account['statuses']): CodesQuery {
  const { keyword, email, kind, enterprise, sort, order, page } = view;
  const status = numberOf(statusIn(view.status), statuses);
  return {
    limit: limitOf(view),
    page,
    sortBy: sort,
    orderBy: order,
    ...(keyword.trim() && { keyword: keyword.trim() }),
    ...(email.trim() && { email: email.trim() }),
    ...(status !== undefined && { status }),
    ...(kind && { dataType: Number(kind) }),
    ...(enterprise && { isEnterprise: enterprise === '1' }),
  };
}

/** A meaning can be asked for where one number has it: the server takes one, and no more. */
export function isAskable(view: View, statuses: Account['statuses']): boolean {
  const status = statusIn(view.status);
  return status === undefined || numberOf(status, statuses) !== undefined;
}

function numberOf(status: Status | undefined, statuses: Account['statuses']): number | undefined {
  if (typeof status === 'number') return status;
  const learnt = Object.keys(statuses).filter((number) => statuses[number] === status);
  return learnt.length === 1 ? Number(learnt[0]) : undefined;
}
