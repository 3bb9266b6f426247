import type { Outcome } from './books.ts';
import { isExpired, type StoredCode } from './code.ts';
import type { Met } from './faults.ts';
import { maskAddress, spell } from './spelling.ts';

/** unused, used, expired, revoked: this server's choice, since nobody knows the real one's. */
const STATUS_NUMBERS = [1, 2, 3, 4] as const;

export function statusNumber(code: StoredCode, met: Met): number {
  const [unused, used, expired, revoked] = met.get('status-numbers')?.numbers ?? STATUS_NUMBERS;
  if (code.revokedAt !== null) return revoked;
  if (code.usedAt !== null) return used;
  return isExpired(code) ? expired : unused;
}

export function toItem(code: StoredCode, met: Met) {
  const ahead = (met.get('local-time')?.hours ?? 0) * 3_600_000;
  const time = (ms: number | null) =>
    ms === null || met.has('milliseconds') ? ms : Math.floor((ms + ahead) / 1000);
  return {
    code: spell(code.code, met),
    status: statusNumber(code, met),
    number_of_ips: code.ips,
    created_at: time(code.createdAt),
    used_at: time(code.usedAt),
    used_by: code.usedBy,
    forward_to: maskAddress(code.forwardTo, met),
    expired_at: time(code.expiresAt),
    data_type: 1,
    amount_traffic: 0,
  };
}

/** What generate answers; undefined stands for text that is not JSON. */
export function generateResult(codes: StoredCode[], met: Met): unknown {
  const { shape = 'items', drop = 0, under } = met.get('generate-shape') ?? {};
  const told = codes.slice(0, codes.length - drop);
  if (shape === 'unreadable') return undefined;
  if (shape === 'null') return null;
  const result = told.map((code) =>
    shape === 'strings' ? spell(code.code, met) : toItem(code, met),
  );
  return under === undefined ? result : { [under]: result };
}

/** What use-code and revoke-code answer. */
export function batchResult(outcome: Outcome, met: Met): unknown {
  const { shape = 'strings', under } = met.get('batch-shape') ?? {};
  const codes = outcome.applied.map((code) => spell(code.code, met));
  const refused = outcome.refused.map((one) => ({ ...one, code: spell(one.code, met) }));
  const result = {
    strings: codes,
    items: outcome.applied.map((code) => toItem(code, met)),
    count: codes.length,
    null: null,
    'applied-failed': { applied: codes, failed: refused },
    all: [...codes, ...refused.map(({ code }) => code)],
    each: [
      ...codes.map((code) => ({ code, state: 'applied' })),
      ...refused.map(({ code }) => ({ code, state: 'rejected', error_code: 'E_CODE' })),
    ],
  }[shape];
  return under === undefined ? result : { [under]: result };
}

/** Every readable code stays readable; three things that are none come first. */
export function makeOdd(items: ReturnType<typeof toItem>[]): unknown[] {
  const odd = items.map((item, index): unknown => {
    if (index % 4 === 0) return { ...item, number_of_ips: String(item.number_of_ips) };
    if (index % 4 === 1) return { code: item.code };
    if (index % 4 === 2) return { ...item, created_at: String(item.created_at), note: { new: [] } };
    return item;
  });
  return [{ number_of_ips: 5, status: 1 }, null, 7, ...odd];
}
