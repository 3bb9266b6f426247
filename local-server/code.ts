import { now } from './clock.ts';
import { Refusal } from './refusal.ts';

export type Account = {
  id: number;
  key: string;
  email: string;
  username: string;
  balance: number;
};

/** Times are milliseconds here; how they travel is decided in wire.ts. */
export type StoredCode = {
  code: string;
  maker: string;
  ips: number;
  createdAt: number;
  forwardTo: string | null;
  expiresAt: number | null;
  usedAt: number | null;
  usedBy: string | null;
  revokedAt: number | null;
};

export type Order = { ips: number; count: number; forwardTo?: string | null };

export function newCode(code: string, fields: Partial<StoredCode> & { maker: string }): StoredCode {
  const unused = { forwardTo: null, expiresAt: null, usedAt: null, usedBy: null, revokedAt: null };
  return { code, ips: 10, createdAt: now(), ...unused, ...fields };
}

export function isExpired(code: StoredCode): boolean {
  return code.expiresAt !== null && code.expiresAt <= now();
}

export function mustAfford({ balance }: Account, { ips, count }: Order): void {
  const price = ips * count;
  if (price <= balance) return;
  throw new Refusal(400, 'Not enough IPs', [`balance is ${balance} IPs, ${price} needed`]);
}

export function whyNotRedeemable(account: Account) {
  return (code: StoredCode | undefined): string | null => {
    if (!code || code.revokedAt !== null) return 'not found';
    if (code.usedAt !== null) return 'already used';
    if (isExpired(code)) return 'expired';
    const forAnother = code.forwardTo !== null && code.forwardTo !== account.email;
    return forAnother ? 'forwarded to another account' : null;
  };
}

export function whyNotRevocable(account: Account) {
  return (code: StoredCode | undefined): string | null => {
    if (!code || code.maker !== account.email || code.revokedAt !== null) return 'not found';
    return code.usedAt !== null ? 'already used' : null;
  };
}
