import type { Kept } from '@/utils/database/blocks';
import type { Head, Round, Sync } from '@/utils/database/records';
import { completeSync, updateSync } from '@/utils/database/syncs';
import { MOST_CODES } from '@/utils/share-codes/bounds';
import type { Failure } from '@/utils/share-codes/failure';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { reading, type Told } from '../accounts/client';
import type { CodePage } from '../api/client';
import { lookUpOne } from '../operations/lookup';
import type { Met } from './cut-off';
import { completed, failed, headRead, newRound, roundRead } from './plan';
import { keepList, learn, NEWEST, readNewest } from './refresh';
import { forgetRound, metBy, readKnown } from './round-codes';

/** Codes looked up one by one in one step. */
const LOOKUPS = 5;

/** One request, or a few small ones, and one commit. */
export function step(sync: Sync): Promise<void> {
  const { head, round } = sync;
  if (head !== null) return readHead(sync, head);
  if (!round) return Promise.resolve();
  if (!round.ended) return readRound(sync, round);
  return round.kind === 'all' ? finish(sync, round) : lookUpChanged(sync, round);
}

async function readHead(sync: Sync, head: Head): Promise<void> {
  const { accountId, name } = sync;
  const answer = await reading(accountId, (client) => readNewest(client, name, head.page));
  if (!answer.ok) return fail(sync, answer.failure);
  const { value: page } = answer;
  const stored = await readKnown(sync);
  const isBefore = (number: number) => number < (head.since ?? Number.POSITIVE_INFINITY);
  const fresh = page.codes.filter(({ code }) => !stored.has(code));
  const met: Met = {
    known: page.codes.some(({ code }) => isBefore(stored.get(code)?.number ?? Number.NaN)),
    isNew: fresh.length > 0,
    count: stored.size + fresh.length,
  };
  // A list that is full takes in no more here: the next round through all codes keeps the newest.
  const read = stored.size < MOST_CODES ? answer : { ...answer, value: { ...page, codes: [] } };
  await store(sync, read, (now, number) => headRead(now, head, page, met, number, Date.now()));
  if (head.page === 1) await keepList(accountId, name, page, answer.from);
  else await learn(accountId, name, page.codes, answer.from);
}

async function readRound(sync: Sync, round: Round): Promise<void> {
  const { accountId, name } = sync;
  const answer = await reading(accountId, (client) =>
    readNewest(client, name, round.page, round.status ?? undefined),
  );
  if (!answer.ok) return fail(sync, answer.failure);
  const before = await metBy(sync, round);
  const fresh = answer.value.codes.filter(({ code }) => !before.has(code));
  const met = { known: false, isNew: fresh.length > 0, count: before.size + fresh.length };
  await store(sync, answer, (now, number) =>
    isIn(now, round) ? roundRead(now, round, answer.value, met, number, Date.now()) : now,
  );
  if (round.kind === 'all' && round.page === 1)
    await keepList(accountId, name, answer.value, answer.from);
  else await learn(accountId, name, answer.value.codes, answer.from);
}

/** Whether the list is still being read in this round, and has not begun anew meanwhile. */
const isIn = (sync: Sync, { at }: Round): boolean => sync.round?.at === at;

/** Codes that were unused and are not any more: each is asked for by its name; too many are worth a whole round. */
async function lookUpChanged(sync: Sync, round: Round): Promise<void> {
  const { accountId, name } = sync;
  const missing = [...(await readKnown(sync)).values()].filter((kept) => isMissing(kept, round));
  if (missing.length === 0) return finish(sync, round);
  if (missing.length > (sync.totalItems ?? 0) / NEWEST + LOOKUPS)
    return change(sync, (now) =>
      isIn(now, round) ? { ...now, round: newRound('all', null, Date.now()) } : now,
    );
  let from = '';
  const codes: ShareCode[] = [];
  const gone: string[] = [];
  for (const { code } of missing.slice(0, LOOKUPS)) {
    const answer = await reading(accountId, (client) => lookUpOne(client, name, code.code));
    if (!answer.ok) return fail(sync, answer.failure);
    from = answer.from;
    if (answer.value) codes.push(answer.value);
    else gone.push(code.code);
  }
  const read = { codes, gone, from };
  const next = (now: Sync | null) => (now && isIn(now, round) ? { ...now, tries: 0 } : null);
  await updateSync(accountId, name, next, read);
  await learn(accountId, name, codes, from);
}

const isMissing = ({ code, number }: Kept, { status, since }: Round): boolean =>
  code.status === status && code.usedAt === null && number < (since ?? 0);

/** After a round through all codes, those it has not met are gone. */
function finish(sync: Sync, round: Round): Promise<void> {
  forgetRound(sync);
  const { accountId, name } = sync;
  const since = round.kind === 'all' && !round.cutOff ? round.since : null;
  return completeSync(accountId, name, since, (now) =>
    isIn(now, round) ? completed(now, round) : null,
  );
}

function store(
  { accountId, name }: Sync,
  { value: { codes }, from }: Extract<Told<CodePage>, { ok: true }>,
  next: (now: Sync, number: number) => Sync,
): Promise<void> {
  return updateSync(accountId, name, (now, number) => now && next(now, number), {
    codes,
    gone: [],
    from,
  });
}

const change = ({ accountId, name }: Sync, next: (now: Sync) => Sync): Promise<void> =>
  updateSync(accountId, name, (now) => now && next(now));

/** What went wrong on a server that the account has left says nothing of this one. */
const fail = async (sync: Sync, failure: Failure): Promise<void> => {
  if (failure.cause !== 'account-changed')
    await change(sync, (now) => failed(now, failure, Date.now()));
};
