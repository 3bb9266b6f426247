import type { Picture } from '../picture.ts';

/** What a generate is for, and from which account. */
export interface Order {
  account: string;
  ips: number;
  count: number;
  /** Empty: for anybody. */
  to: string;
}

/** What stands in the fields, `null` where it is no order. */
export function orderIn({ account, fields }: Picture): Order | null {
  const [ips, count, to] = [whole(fields.ips), whole(fields.count), addressIn(fields.to ?? '')];
  if (account === null || ips === null || count === null) return null;
  return to === '' || /^[^\s@]+@[^\s@]+$/.test(to) ? { account, ips, count, to } : null;
}

export const keyOf = ({ account, ips, count, to }: Order): string =>
  `${ips} × ${count} for ${to || 'anybody'} from ${account}`;

export const sumOf = ({ ips, count }: Order): number => ips * count;

function whole(typed: string | null): number | null {
  const text = typed?.trim() ?? '';
  return /^\d+$/.test(text) && Number(text) > 0 ? Number(text) : null;
}

/** Without what does not belong to an address: what cannot be seen, `mailto:`, and marks at its end. */
export const addressIn = (typed: string): string =>
  typed
    .replace(/[\p{Cf}\p{Cc}]/gu, '')
    .trim()
    .replace(/^<?mailto:/i, '')
    .replace(/[\s;,.>]+$/, '');
