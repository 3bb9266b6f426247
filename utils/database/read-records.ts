import type { Account, Identity } from '@/utils/share-codes/account';
import { MOST_STATUSES } from '@/utils/share-codes/bounds';
import type { CandidateReason } from '@/utils/share-codes/candidate';
import { LOCK_MINUTES } from '@/utils/share-codes/passphrase';
import { parseServerAddress } from '@/utils/share-codes/server-address';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/share-codes/settings';
import type { ShareCode } from '@/utils/share-codes/share-code';
import type { StatusMeaning } from '@/utils/share-codes/status';
import {
  flag,
  listOf,
  mended,
  name,
  nameIn,
  namesTo,
  nullable,
  number,
  oneOf,
  or,
  type Read,
  record,
  text,
  time,
} from './fields';
import { failure } from './read-failure';
import type {
  Act,
  Block,
  CodeList,
  Head,
  Note,
  Review,
  ReviewCandidate,
  Round,
  Sync,
} from './records';

/*
 * What can be read of each record, everywhere but in the journal: a field that is damaged is as one never known.
 */

const maybeText = or(nullable(text), null);
const maybeNumber = or(nullable(number), null);
const maybeTime = or(nullable(time), null);

export const shareCode = record<ShareCode>({
  code: name,
  status: maybeNumber,
  ips: maybeNumber,
  createdAt: maybeTime,
  usedAt: maybeTime,
  usedBy: maybeText,
  forwardTo: maybeText,
  expiresAt: maybeTime,
  dataType: maybeNumber,
  trafficBytes: maybeNumber,
});

const codes = or(listOf(shareCode), []);
const listName = oneOf('shared', 'used');

/** An account whose server cannot be read sends nothing anywhere, and keeps all else. */
const NOWHERE = 'https://unreadable.invalid';

export const origin: Read<string> = (value) => {
  const address = parseServerAddress(text(value) ?? '');
  return address.ok && address.value === value ? value : undefined;
};

const KEY_STATES: Record<Account['keyState'], true> = {
  accepted: true,
  refused: true,
  untested: true,
  missing: true,
};

const MEANINGS: Record<StatusMeaning, true> = {
  unused: true,
  used: true,
  expired: true,
  revoked: true,
};

const statuses = namesTo(nameIn(MEANINGS));

/** An earlier version may have kept any number of them. */
const fewStatuses: typeof statuses = (value) => {
  const all = statuses(value);
  return all && Object.fromEntries(Object.entries(all).slice(0, MOST_STATUSES));
};

export const readAccount = record<Account>(
  {
    id: name,
    name: or(text, ''),
    server: or(record({ name: oneOf('production', 'sandbox', 'custom'), origin }), {
      name: 'custom',
      origin: NOWHERE,
    }),
    keyTail: or(text, ''),
    keyState: or(nameIn(KEY_STATES), 'untested'),
    keyNeverPlain: or(flag, false),
    placement: or(nullable(oneOf('header', 'query')), null),
    headerTriedAt: or(time, 0),
    identity: or(
      nullable(record<Identity>({ id: maybeText, email: maybeText, username: maybeText })),
      null,
    ),
    balance: or(nullable(record({ ips: maybeNumber, at: time })), null),
    statuses: or(fewStatuses, {}),
    serverAhead: or(number, 0),
    lag: or(number, 0),
    tellsRecipients: or(flag, false),
    createdAt: or(time, 0),
  },
  'keyNeverPlain',
);

const count: Read<number> = (value) =>
  Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : undefined;

const settings = mended<Settings>(
  {
    currentAccountId: nullable(name),
    copyAfterGenerate: flag,
    confirmAboveIps: count,
    askBeforeRedeem: oneOf('unclear', 'always', 'never'),
    menuRedeem: flag,
    menuInsert: flag,
    lastGenerate: record({ ipsPerCode: count, count }),
    lockAfter: (value) => (value === null ? null : LOCK_MINUTES.find((each) => each === value)),
    lock: oneOf('off', 'open', 'locked'),
  },
  DEFAULT_SETTINGS,
);

export const readSettings = (value: unknown): Settings => settings(value) ?? DEFAULT_SETTINGS;

export const readList = record<CodeList>({
  accountId: name,
  name: listName,
  codes,
  totalItems: maybeNumber,
  unreadable: or(number, 0),
  at: or(time, 0),
});

export const readBlock = record<Block>({
  accountId: name,
  name: listName,
  number,
  at: or(time, 0),
  codes,
  gone: or(listOf(name), []),
});

export const readNote = record<Note>({ accountId: name, code: name, text, at: or(time, 0) });

export const readAct = record<Act>({
  accountId: name,
  word: oneOf('redeemed', 'revoked'),
  code: name,
  operationId: name,
  status: maybeNumber,
});

const REASONS: Record<CandidateReason, true> = {
  alone: true,
  labelled: true,
  'known-shape': true,
  'looks-like-code': true,
  'like-others': true,
  'in-list': true,
  'named-otherwise': true,
  'part-of-longer': true,
};

const candidate = record<ReviewCandidate>({
  code: name,
  certainty: or(oneOf('sure', 'maybe'), 'maybe'),
  reason: or(nameIn(REASONS), 'part-of-longer'),
  own: or(oneOf('yes', 'no', 'unknown'), 'unknown'),
});

export const readReview = record<Review>({
  id: name,
  accountId: name,
  candidates: or(listOf(candidate), []),
  at: or(time, 0),
  operationId: name,
});

const cutOff = oneOf('most', 'nothing-new');

const round = record<Round>(
  {
    kind: oneOf('all', 'unused'),
    status: nullable(number),
    page: number,
    ended: flag,
    at: time,
    since: nullable(number),
    before: nullable(record({ first: nullable(text), totalItems: nullable(number) })),
    read: number,
    size: number,
    from: number,
    idle: number,
    cutOff,
  },
  'from',
  'idle',
  'cutOff',
);

const head = record<Head>(
  { page: number, since: nullable(number), before: nullable(text), idle: number },
  'idle',
);

/** How far a reading has come is worth nothing where a part of it is wrong: then the list is read anew. */
export const readSync = record<Sync>(
  {
    accountId: name,
    name: listName,
    head: nullable(head),
    round: nullable(round),
    completeAt: nullable(time),
    unusedAt: nullable(time),
    totalItems: nullable(number),
    unreadable: number,
    readAt: nullable(time),
    dueAt: nullable(time),
    within: number,
    failure: or(nullable(failure), null),
    tries: number,
    layout: number,
    cutOff,
  },
  'within',
  'cutOff',
);
