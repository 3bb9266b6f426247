import type { StatusMeaning } from './status';

export type ServerName = 'production' | 'sandbox' | 'custom';

/** Where an account lives. `origin` has no trailing slash, e.g. `https://api.example.com`. */
export interface Server {
  name: ServerName;
  origin: string;
}

/** The longest name of an account that is stored, in UTF-16 units. */
export const LONGEST_NAME = 200;

/** The provider's own servers [pub]. */
export const PROVIDER_ORIGINS = {
  production: 'https://api.9proxy.com',
  sandbox: 'https://sandbox.9proxy.com',
} as const;

/** Whose key it is, as get-info tells it [pub]. */
export interface Identity {
  id: string | null;
  email: string | null;
  username: string | null;
}

export interface Balance {
  /** IPs available to share, `null` where the server does not tell. */
  ips: number | null;
  /** When it was read, ms since 1970. */
  at: number;
}

/** The public facts of an account. Its key is kept elsewhere and never leaves the background. */
export interface Account {
  id: string;
  name: string;
  server: Server;
  /** The last 4 characters of the key: all that is ever shown of it. */
  keyTail: string;
  /** `missing`: it went with a forgotten passphrase, and is asked for again. */
  keyState: 'accepted' | 'refused' | 'untested' | 'missing';
  /** The key was stored encrypted from the first; absent: an older version may have written it as it is. */
  keyNeverPlain?: boolean;
  /** Where this server takes the key, `null` until a probe has found it. */
  placement: 'header' | 'query' | null;
  /** When the header was last tried on a server that takes the key in the query alone, ms since 1970. */
  headerTriedAt?: number;
  identity: Identity | null;
  balance: Balance | null;
  /** What this server's status numbers were seen to mean, by the number. */
  statuses: Record<string, StatusMeaning>;
  /** How far the server's clock is ahead of ours, ms; absent where it tells no time. */
  serverAhead?: number;
  /** How late something new has shown in its lists, ms; absent: never late. */
  lag?: number;
  /** Its shared list was seen to tell for whom a code is; absent: not yet. */
  tellsRecipients?: boolean;
  createdAt: number;
}

/** So much (ms) what is known of a server's clock may be wrong: by the way of an answer, and whole seconds. */
export const CLOCK_INEXACT = 1500;

/** What the server's clock shows: its own dates are to be held against it. */
export const serverTime = ({ serverAhead = 0 }: Pick<Account, 'serverAhead'>, now: number) =>
  now + serverAhead;
