import type { Failure } from './failure';
import type { Patience } from './patience';
import type { RequestLimit } from './request-limit';
import type { ShareCode } from './share-code';

/*
 * What the journal keeps of everything that changes something on the server.
 * The records are plain data: they outlive the worker, the browser and updates.
 */

export type OperationKind = Operation['kind'];
export type Operation = GenerateOperation | BatchOperation;

interface OperationRecord {
  /** Made with the draft and kept with it: one id is one operation, whoever sends it twice. */
  id: string;
  accountId: string;
  /** Where the person started it. One from the menu ends in a notification at once. */
  source: 'popup' | 'menu' | 'review' | 'codes';
  createdAt: number;
  /** 1 until it is settled, then absent: an index over it finds the open ones alone. */
  open?: 1;
  settledAt: number | null;
  /** Whether the person has seen how it ended. */
  seen: boolean;
  /** When the runner may go on (ms since 1970; 0: now). `null`: not by itself. */
  dueAt: number | null;
  /** How long that was when it was stored, ms. */
  within?: number;
  /** Why the runner must not go on, whatever is due. */
  hold: Hold | null;
  /** Why it waits, was refused, or could not be confirmed. */
  failure: Failure | null;
  /** How often in a row it has failed or looked in vain; pauses grow with it. */
  tries: number;
  /** The origin of the server that it was begun on, once the account has moved to another: nothing of it goes there. */
  begunOn?: string;
}

export interface GenerateInput {
  ipsPerCode: number;
  count: number;
  /** E-mail address of the only account that may redeem the codes; `null`: anybody. */
  forwardTo: string | null;
}

/** What the server showed just before the one request left. */
export interface GenerateBaseline {
  codes: string[];
  newestCreatedAt: number | null;
  /** Every listed code that was made since is in `codes`; absent where the list is not sorted. */
  knownSince?: number;
  /** Every listed code is in `codes`, so that any other is new. */
  complete: boolean;
  /** Further pages were not read, and these need not be the newest: what stands there need not be new. */
  partial?: true;
  /** All of them are of one instant, so that more of that instant may not have been in view. */
  tied: boolean;
  balance: number | null;
  /** The server's clock as the request left (ms since 1970), by its Date header; `null` where it sent none. */
  serverTime: number | null;
}

export type GenerateState =
  /** In the journal, nothing sent. */
  | 'accepted'
  /** The one request has left; no answer is in the journal yet. */
  | 'sent'
  /** Answered with every code asked for; the list is still to be read for surplus ones. */
  | 'answered'
  /** Nobody knows yet whether the server acted; it is being settled by reading. */
  | 'unconfirmed'
  /** Codes show that may be its own, and nothing proves that they are: the person decides. */
  | 'possible'
  /** Enough looks have not shown what became of it. Later evidence may. */
  | 'unclear'
  | 'done'
  /** The server said no. If it was sent, the list is still to be read for codes that were made all the same. */
  | 'refused';

export interface GenerateOperation extends OperationRecord {
  kind: 'generate';
  input: GenerateInput;
  state: GenerateState;
  baseline: GenerateBaseline | null;
  sentAt: number | null;
  /** When the server may have acted on the request, by its own clock; absent while it is out, or without that clock. */
  acted?: Span;
  /** Its request had a whole answer, if one that tells nothing: it is not acted on any more. */
  hadAnswer?: true;
  /** The codes this operation made. */
  codes: ShareCode[];
  /** So many of them, from the first on, the answer has named. */
  named?: number;
  /** A list has shown each code that was asked for. */
  shown?: true;
  /** Codes like these beyond those asked for: possibly its own too. */
  surplus: ShareCode[];
  /** Set once the person has revoked them. */
  surplusRevoked: boolean;
  /** Set once the person has chosen to keep them. */
  surplusKept?: true;
  /** A page has put its codes on the clipboard. */
  copied?: true;
  /** Codes that may be this operation's, where fewer are known than were asked for. */
  possible: ShareCode[];
  /** Codes that may be its own, in lists which something else has read since its last look: they count at the next one. */
  glimpsed?: ShareCode[];
  /** Of the possible ones those that the person has said to be somebody else's. */
  declined?: string[];
  balanceAfter: number | null;
  /** How long its codes have been looked for. */
  patience?: Patience;
}

/** Whether it is known what became of it, or for the person to say. */
export const isKnown = ({ state }: GenerateOperation): boolean =>
  state !== 'accepted' && state !== 'sent' && state !== 'unconfirmed';

/** Why a code was refused: in the server's words where it gave any. */
export type Reason =
  | { cause: 'server'; words: string[] }
  /** The server did not apply it and gave no reason. */
  | { cause: 'none-given' }
  /** Revoke: somebody has used the code. */
  | { cause: 'used' }
  /** Each try ended in a failure of the server, and reading showed that it was not applied. */
  | { cause: 'failed'; failure: Failure };

export type Outcome =
  | { word: 'redeemed'; ips: number | null }
  | { word: 'revoked'; ips: number | null }
  | { word: 'already-yours'; ips: number | null }
  | { word: 'refused'; reason: Reason }
  /** `own`: because this account made the code, or the server does not show whether it did. */
  | { word: 'not-sent'; own?: 'sure' | 'unknown' }
  /** A request may have acted on it, and nothing proves that it did, or that it did not. */
  | { word: 'unclear' };

/** Whether a code was not sent because the account made it, or may have. */
export const isLeftOut = (
  outcome: Outcome | null,
): outcome is { word: 'not-sent'; own: 'sure' | 'unknown' } =>
  outcome?.word === 'not-sent' && outcome.own !== undefined;

/** A code in a batch, with its outcome once there is one. */
export interface BatchItem {
  code: string;
  outcome: Outcome | null;
  /** Redeem: the person wants it although this account made it. */
  ownToo?: true;
  /** Revoke: the code as it was listed before, to tell afterwards whether it has changed. */
  before?: Before;
  /** When each request with it was out that had no plain answer, by the server's clock, in order; until it has an outcome, or as long as that is unclear. */
  out?: Span[];
}

export interface Before {
  status: number | null;
  ips: number | null;
}

/** Codes that go to the server in one request. */
export interface Group {
  codes: string[];
  /** Requests or looks for exactly this group that ended without an answer. */
  tries: number;
  /** A request with these codes may have acted on them: it had no answer, or one that does not name them. */
  unsure: boolean;
  /** The last answer said yes without naming any of them. */
  yes?: true;
  /** The last answer has taken them on, to be done later. */
  later?: true;
  /** They are sent no more, only looked for; all such codes of a batch together, after the others. */
  setAside?: true;
}

/** From one instant to another, ms since 1970. */
export interface Span {
  from: number;
  to: number;
}

/** Some of an operation's codes, stored on their own so that each commit costs the same. */
export interface Batch {
  operationId: string;
  index: number;
  items: BatchItem[];
  /** What is still to be sent or checked, the current group first. */
  groups: Group[];
  phase: BatchPhase;
  /** What the last answers said of single codes. */
  reasons: Record<string, string>;
  /** Something on the way has refused the last request. */
  refusedBy?: Failure;
  /** How long the codes of the first group have been looked for since the last request, in vain. */
  patience: Patience;
  /** Requests in a row that had no answer. */
  unanswered?: number;
  /** Codes that the look which is going on has asked for by name already, and not found. */
  looked?: string[];
}

/** How far the first group of a batch has come. */
export type BatchPhase =
  | 'waiting'
  /** In the journal at a start it means: killed before the answer was. */
  | 'sent'
  /** Nobody knows whether the server acted: what the lists do not show is sent again, a few times. */
  | 'checking'
  /** The server has said yes without naming these codes, or has named others. */
  | 'confirming'
  /** A plain no: of the server to this one code, or of something on the way to all. */
  | 'refused';

export type Hold =
  /** Paused by the person. */
  | 'person'
  /** The key was refused; a working one lets it go on. */
  | 'key'
  /** The keys are locked; the passphrase lets it go on. */
  | 'locked'
  /** The key was replaced and the server does not tell whose it is: the person says whether to go on. */
  | 'whose-key'
  /** The account was moved to another server: the person says whether to go on there. */
  | 'moved';

/** How long a person can take a revoke back, ms. */
export const UNDO_MS = 6000;

/** What the server showed before the first request of a redeem or revoke. */
export interface BatchBaseline {
  /** Redeem: the newest codes of the used list; `null`: it could not be read. */
  usedCodes: string[] | null;
  /** These are all of them. */
  isWhole?: true;
  newestUsedAt: number | null;
  balance: number | null;
  /** When this was read; a record of an older version does not tell. */
  readAt?: number;
  /** Revoke: listed codes that are none of the operation's own, which a whole list goes on showing. */
  others?: string[];
}

export interface BatchOperation extends OperationRecord {
  kind: 'redeem' | 'revoke';
  state: 'running' | 'done' | 'cancelled';
  /** Codes in all, and how many have each outcome. */
  total: number;
  counts: Record<Outcome['word'], number>;
  /** Index of the first batch that may have something left to do. */
  cursor: number;
  batches: number;
  baseline: BatchBaseline | null;
  ipsChanged: number;
  balanceAfter: number | null;
  /** Until then (ms since 1970) nothing is sent and the person may take it back; so does the end of the session. */
  undo?: { until: number; session: string };
  /** A redeem: what is still to be sent may be the account's own, which may be another one by now. */
  isUnchecked?: true;
  /** What is known of the server's limit of requests. */
  limit?: RequestLimit;
}

/** Whether codes that were left out can still be redeemed with it: not on another server, nor while it is being stopped. */
export const mayTakeIn = ({ kind, state, open, begunOn }: BatchOperation): boolean =>
  kind === 'redeem' && begunOn === undefined && !(open && state === 'cancelled');

export const NO_COUNTS: BatchOperation['counts'] = {
  redeemed: 0,
  revoked: 0,
  'already-yours': 0,
  refused: 0,
  'not-sent': 0,
  unclear: 0,
};
