import type { Account } from '@/utils/share-codes/account';
import type { Failure } from '@/utils/share-codes/failure';
import type { Batch, BatchOperation, GenerateOperation } from '@/utils/share-codes/operation';
import type { Settings } from '@/utils/share-codes/settings';
import type { ShareCode } from '@/utils/share-codes/share-code';
import type { Act, Block, CodeList, Note, PastOperation, Review, Sync } from './records';

/*
 * One whole record of each kind, with something in every field. For tests.
 */

const code: ShareCode = {
  code: 'AB12CD34',
  status: 1,
  ips: 5,
  createdAt: 1_700_000_000_000,
  usedAt: 1_700_000_100_000,
  usedBy: 'ann@customer.example',
  forwardTo: 'ben@customer.example',
  expiresAt: 1_800_000_000_000,
  dataType: 1,
  trafficBytes: 7,
};

const failure: Failure = {
  cause: 'rate-limited',
  retryAt: 1_700_000_000_000,
  notActed: true,
  status: 429,
  words: ['Slow down'],
};

const operation = {
  accountId: 'a',
  source: 'popup' as const,
  createdAt: 1_700_000_000_000,
  open: 1 as const,
  settledAt: null,
  seen: false,
  dueAt: 0,
  within: 5000,
  hold: null,
  failure,
  tries: 1,
};

export const account: Account = {
  id: 'a',
  name: 'Shop',
  server: { name: 'custom', origin: 'https://api.shop.example' },
  keyTail: '1234',
  keyState: 'accepted',
  keyNeverPlain: true,
  placement: 'header',
  headerTriedAt: 1_700_000_000_000,
  identity: { id: '1', email: 'main@reseller.example', username: 'main' },
  balance: { ips: 100, at: 1_700_000_000_000 },
  statuses: { 1: 'unused', 2: 'used' },
  serverAhead: 90_000,
  lag: 33_000,
  tellsRecipients: true,
  createdAt: 1_700_000_000_000,
};

export const settings: Settings = {
  currentAccountId: 'a',
  copyAfterGenerate: false,
  confirmAboveIps: 900,
  askBeforeRedeem: 'always',
  menuRedeem: false,
  menuInsert: false,
  lastGenerate: { ipsPerCode: 7, count: 3 },
  lockAfter: 15,
  lock: 'open',
};

export const list: CodeList = {
  accountId: 'a',
  name: 'shared',
  codes: [code, { ...code, code: 'EF56GH78' }],
  totalItems: 2,
  unreadable: 0,
  at: 1_700_000_000_000,
};

export const generate: GenerateOperation = {
  ...operation,
  id: 'g',
  kind: 'generate',
  input: { ipsPerCode: 5, count: 2, forwardTo: 'ben@customer.example' },
  state: 'accepted',
  baseline: {
    codes: ['AB12CD34'],
    newestCreatedAt: 1_700_000_000_000,
    complete: true,
    knownSince: 1_700_000_000_000,
    partial: true,
    tied: false,
    balance: 100,
    serverTime: 1_700_000_000_000,
  },
  sentAt: null,
  acted: { from: 1_700_000_000_000, to: 1_700_000_000_500 },
  codes: [code],
  hadAnswer: true,
  named: 1,
  shown: true,
  surplus: [code],
  surplusRevoked: false,
  surplusKept: true,
  possible: [code],
  balanceAfter: 90,
  patience: { waited: 63_000, lookedAt: 1_700_000_000_000, most: 126_000 },
};

export const redeem: BatchOperation = {
  ...operation,
  id: 'r',
  kind: 'redeem',
  state: 'running',
  total: 2,
  counts: { redeemed: 1, revoked: 0, 'already-yours': 0, refused: 0, 'not-sent': 0, unclear: 0 },
  cursor: 0,
  batches: 1,
  baseline: {
    usedCodes: ['ZZ99'],
    isWhole: true,
    newestUsedAt: 1_700_000_000_000,
    balance: 100,
    readAt: 1_700_000_000_000,
  },
  ipsChanged: 5,
  balanceAfter: 105,
  isUnchecked: true,
  limit: { pause: 30_000, atOnce: 2, sent: 1, left: 7 },
  undo: { until: 1_700_000_000_000, session: 's' },
  begunOn: 'https://old.shop.example',
};

export const batch: Batch = {
  operationId: 'r',
  index: 0,
  items: [
    { code: 'AB12CD34', outcome: { word: 'redeemed', ips: 5 }, before: { status: 1, ips: 5 } },
    { code: 'EF56GH78', outcome: null, ownToo: true, before: { status: 1, ips: 5 } },
    { code: 'MN34OP56', outcome: { word: 'not-sent', own: 'sure' } },
    { code: 'IJ90KL12', outcome: { word: 'refused', reason: { cause: 'failed', failure } } },
  ],
  groups: [{ codes: ['EF56GH78'], tries: 0, unsure: false }],
  phase: 'waiting',
  reasons: { EF56GH78: 'unknown' },
  patience: { waited: 0, lookedAt: null },
};

export const review: Review = {
  id: 'v',
  accountId: 'a',
  candidates: [{ code: 'AB12CD34', certainty: 'sure', reason: 'alone', own: 'no' }],
  at: 1_700_000_000_000,
  operationId: 'o',
};

export const block: Block = {
  accountId: 'a',
  name: 'shared',
  number: 1,
  at: 1_700_000_000_000,
  codes: [code],
  gone: ['QQ11'],
};

export const sync: Sync = {
  accountId: 'a',
  name: 'shared',
  head: { page: 2, since: 3, before: 'AB12CD34' },
  round: {
    kind: 'all',
    status: 1,
    page: 2,
    ended: false,
    at: 1_700_000_000_000,
    since: 1,
    before: { first: 'AB12CD34', totalItems: 2 },
    read: 100,
    size: 100,
  },
  completeAt: 1_700_000_000_000,
  unusedAt: 1_700_000_000_000,
  totalItems: 2,
  unreadable: 0,
  readAt: 1_700_000_000_000,
  dueAt: null,
  failure,
  tries: 0,
  layout: 1,
};

export const note: Note = { accountId: 'a', code: 'AB12CD34', text: 'for Ann', at: 1 };

export const past: PastOperation = {
  accountId: 'a',
  id: 'g',
  at: 1_700_000_000_000,
  operation: generate,
  items: [{ code: 'AB12CD34', outcome: { word: 'redeemed', ips: 5 } }],
};

export const act: Act = {
  accountId: 'a',
  word: 'revoked',
  code: 'AB12CD34',
  operationId: 'r',
  status: 1,
};
