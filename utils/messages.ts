import type { ListName } from './database/records';
import type { Account, ServerName } from './share-codes/account';
import type { Failure, Result } from './share-codes/failure';
import type { Order, Sort } from './share-codes/filter';
import type { GenerateInput } from './share-codes/operation';
import type { Settings } from './share-codes/settings';
import type { ShareCode } from './share-codes/share-code';

/*
 * The whole conversation between pages and background. A page sends one message and gets one reply;
 * everything that takes longer is read from the database when it announces a change.
 */

export type Message =
  | SaveAccount
  | { type: 'remove-account'; accountId: string }
  | { type: 'select-account'; accountId: string }
  | { type: 'save-settings'; settings: Partial<Omit<Settings, 'lock'>> }
  /** Replies once the operation is in the journal. The same id again changes nothing. */
  | { type: 'generate'; id: string; accountId: string; input: GenerateInput }
  | {
      type: 'redeem';
      id: string;
      accountId: string;
      codes: string[];
      /** Those of them that the person has chosen although this account made them, or may have. */
      own?: string[];
      source: 'popup' | 'review';
    }
  | {
      type: 'revoke';
      id: string;
      accountId: string;
      codes: RevokeCode[];
      source: 'popup' | 'codes';
      /** Nothing is sent for a moment, in which the person can cancel it. */
      undo?: boolean;
    }
  /** Another look at an unconfirmed operation, or the next try of a waiting one, now. */
  | { type: 'check-now'; operationId: string }
  | { type: 'pause'; operationId: string }
  | { type: 'resume'; operationId: string }
  /** A code that was not sent because this account made it is redeemed all the same. */
  | { type: 'redeem-own'; operationId: string; code: string }
  /** What has not been sent is then "Not sent". */
  | { type: 'cancel'; operationId: string }
  /** The person's word on possible codes: these are this operation's, the others are not. */
  | { type: 'claim'; operationId: string; codes: string[] }
  /** Surplus codes are kept: they count as this operation's. */
  | { type: 'keep-surplus'; operationId: string }
  /** Surplus codes are taken back, by a revoke of their own. */
  | { type: 'revoke-surplus'; operationId: string }
  /** The person has seen how these ended. */
  | { type: 'see'; operationIds: string[] }
  /** A page has put the codes of this generate on the clipboard. */
  | { type: 'copied'; operationId: string }
  /** Reads lists and balance anew. Replies when they are stored. */
  | { type: 'refresh'; accountId: string }
  /** Reads both lists whole and keeps them up to date: new codes now, the others by and by. Replies at once. */
  | { type: 'sync'; accountId: string }
  /** One page of a list as the server has it now. */
  | { type: 'list'; accountId: string; name: ListName; query: CodesQuery }
  | PassphraseMessage;

/** They carry the passphrase, and only inwards. What they change is told by `settings.lock`. */
export type PassphraseMessage =
  /** Encrypts the keys of all accounts. */
  | { type: 'set-passphrase'; passphrase: string }
  | { type: 'change-passphrase'; passphrase: string; next: string }
  | { type: 'remove-passphrase'; passphrase: string }
  | { type: 'unlock'; passphrase: string }
  | { type: 'lock' }
  /** The passphrase is forgotten: turns it off and removes the keys, and nothing else. */
  | { type: 'forget-keys' };

/** The one message that carries a key, and only inwards. */
export interface SaveAccount {
  type: 'save-account';
  /** `null`: a new account. */
  accountId: string | null;
  name: string;
  server: ServerName;
  /** For a custom server, as typed. */
  address: string;
  /** `null`: the key that is stored already. */
  key: string | null;
  /** Save although the server cannot be reached to test it. */
  untested: boolean;
}

export interface RevokeCode {
  code: string;
  status: number | null;
  ips: number | null;
}

/** What to list, in the server's terms; every part is optional. */
export interface CodesQuery {
  status?: number;
  limit?: number;
  page?: number;
  sortBy?: Sort;
  orderBy?: Order;
  keyword?: string;
  email?: string;
  dataType?: number;
  isEnterprise?: boolean;
}

export interface ListedCodes {
  codes: ShareCode[];
  /** Over all pages; `null` where the server does not say. */
  totalItems: number | null;
  totalPages: number | null;
  /** Items of this page that could not be read. */
  unreadable: number;
}

interface Replies {
  'save-account': Account;
  list: ListedCodes;
}

export type ReplyTo<M extends Message> = Result<
  M['type'] extends keyof Replies ? Replies[M['type']] : null,
  Failure
>;
