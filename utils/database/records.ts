import type { Candidate } from '@/utils/share-codes/extract';
import type { Failure } from '@/utils/share-codes/failure';
import type { Operation, Outcome } from '@/utils/share-codes/operation';
import type { ShareCode } from '@/utils/share-codes/share-code';

/*
 * What is stored beside accounts, settings and operations, whose records the domain knows (share-codes/).
 */

export type ListName = 'shared' | 'used';

/** The newest codes of one of the two server lists, as last read. */
export interface CodeList {
  accountId: string;
  name: ListName;
  codes: ShareCode[];
  /** Codes in all, as the server says; `null` where it does not. */
  totalItems: number | null;
  /** Items of the answer that could not be read. */
  unreadable: number;
  /** When it was read, ms since 1970. */
  at: number;
}

export interface Block {
  accountId: string;
  name: ListName;
  /** Grows by one from block to block. */
  number: number;
  /** When this was read, ms since 1970. */
  at: number;
  codes: ShareCode[];
  /** Codes that the server does not list any more. */
  gone: string[];
}

/** What this extension has done with a code: kept for each one, however many operations ago that was. */
export interface Act {
  accountId: string;
  word: 'redeemed' | 'revoked';
  code: string;
  operationId: string;
  /** The server's status number of the code as it was listed before; `null`: not known. */
  status: number | null;
}

/** An operation that a backup has brought back: it tells what was done, and nothing is ever done with it. */
export interface PastOperation {
  accountId: string;
  id: string;
  /** When it was begun. */
  at: number;
  operation: Operation;
  /** What became of each code of a redeem or revoke. */
  items: PastItem[];
}

export interface PastItem {
  code: string;
  outcome: Outcome;
}

/** A person's own words on a code. They stay in this browser. */
export interface Note {
  accountId: string;
  code: string;
  text: string;
  at: number;
}

/** Codes found in a selection that wait for the person's decision in the review window. */
export interface Review {
  id: string;
  accountId: string;
  candidates: ReviewCandidate[];
  at: number;
  /** The operation it became, so that a reloaded window shows its results. */
  operationId: string;
}

export interface ReviewCandidate extends Candidate {
  /** Made by this account itself; `unknown` where the server could not be asked. */
  own: 'yes' | 'no' | 'unknown';
}

/** How far the reading of one whole list has come: a worker that is killed goes on from here. */
export interface Sync {
  accountId: string;
  name: ListName;
  /** The reading of the newest codes; `null`: none of them is missing. */
  head: Head | null;
  round: Round | null;
  /** When the last complete round through all codes began; `null`: they are not all here yet. */
  completeAt: number | null;
  /** When the last complete round through the unused codes began. */
  unusedAt: number | null;
  /** Codes in all, as the server says. */
  totalItems: number | null;
  /** Items that could not be read, in the last round through all codes. */
  unreadable: number;
  /** When the server last answered. */
  readAt: number | null;
  /** When to go on; `null`: when asked to. */
  dueAt: number | null;
  /** How long that was when it was stored, ms. */
  within?: number;
  failure: Failure | null;
  /** Failures in a row. */
  tries: number;
  /** Another one means that the blocks were laid out anew. */
  layout: number;
  cutOff?: CutOff;
}

/**
 * Why a reading has stopped before the end of a list: there are more codes than are read of any, or page after page had
 * none that was new. Absent: it has not.
 */
export type CutOff = 'most' | 'nothing-new';

/** From the newest code on, page by page, until it meets one that was there before it began. */
export interface Head {
  page: number;
  /** The number of its first block, once there is one. It outlives a new beginning: what came since is not all there. */
  since: number | null;
  /** What the page before began with. */
  before: string | null;
  /** Pages in a row without a code that is new to it. */
  idle?: number;
}

/** One way through the list, page by page. */
export interface Round {
  kind: 'all' | 'unused';
  /** The server's number of an unused code, where only those are read. */
  status: number | null;
  page: number;
  /** The last page was read. Of `unused`, those it has not met again are then looked up one by one. */
  ended: boolean;
  at: number;
  /** The number of its first block, once there is one. */
  since: number | null;
  /** What the page before began with, and how many codes the server spoke of. */
  before: { first: string | null; totalItems: number | null } | null;
  /** Codes read so far. */
  read: number;
  /** The most items that a page has had: servers have limits of their own. */
  size: number;
  /** The number of the first block that it has read itself. */
  from?: number;
  /** Pages in a row without a code that is new to it; below 0: so many more may come, since the list has moved. */
  idle?: number;
  cutOff?: CutOff;
}

export type StoreName =
  | 'accounts'
  | 'settings'
  | 'lists'
  | 'operations'
  | 'batches'
  | 'reviews'
  | 'blocks'
  | 'syncs'
  | 'notes'
  | 'acts'
  | 'past';
