import { isLongAgo } from '@/utils/clock';
import { getAccount, isOn, patchAccount } from '@/utils/database/accounts';
import { putList } from '@/utils/database/lists';
import { listOperations } from '@/utils/database/operations';
import { revokedAmong } from '@/utils/database/own-acts';
import type { ListName } from '@/utils/database/records';
import { serverTime } from '@/utils/share-codes/account';
import { type Failure, ok, type Result, type ServerFailure } from '@/utils/share-codes/failure';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { learnStatuses } from '@/utils/share-codes/status';
import { reading } from '../accounts/client';
import { tryHeader } from '../accounts/try-header';
import type { Client, CodePage } from '../api/client';
import { takeLaterBalance, takeLaterEvidence } from '../operations/later-evidence';
import { keepServerClock, noteServerTime, type ServerTimes } from './server-clock';
import { withLimit } from './with-limit';

/** How many of the newest codes the cache keeps of each list. */
export const NEWEST = 100;

/** Reads balance and both lists anew and stores what came. Fails with the first failure; the rest is stored all the same. */
export async function refresh(accountId: string): Promise<Result<null>> {
  const times: ServerTimes = [];
  const [shared, used] = await Promise.all([
    refreshList(accountId, 'shared', times),
    refreshList(accountId, 'used', times),
    refreshBalance(accountId, times), // a server may not tell it: then it is simply not shown
  ]);
  await keepServerClock(accountId, times);
  void tryHeader(accountId);
  const results = [shared, used];
  return (
    results.find((result): result is { ok: false; failure: Failure } => !result.ok) ?? ok(null)
  );
}

async function refreshList(
  accountId: string,
  name: ListName,
  times: ServerTimes,
): Promise<Result<null>> {
  const page = await reading(accountId, (client, account) =>
    noteServerTime(times, account, readNewest(client, name)),
  );
  if (!page.ok) return page;
  await keepList(accountId, name, page.value, page.from);
  return ok(null);
}

/** Reads a page of the newest codes; of those with one status only, where one is given. */
export async function readNewest(client: Client, name: ListName, page = 1, status?: number) {
  const query = { page, orderBy: 'desc', ...(status !== undefined && { status }) } as const;
  const read = (limit: number) =>
    name === 'shared'
      ? client.listShared({ ...query, limit, sortBy: 'created_at' })
      : client.listUsed({ ...query, limit, sortBy: 'used_at' });
  const answer = await withLimit(NEWEST, read);
  if (answer.ok || !isPastEnd(answer.failure, page)) return answer;
  return { ...ok(NOTHING), serverTime: answer.serverTime };
}

const NOTHING: CodePage = { codes: [], totalItems: null, totalPages: null, unreadable: 0 };

/** Some servers refuse a page behind the last one, instead of showing it empty. */
export const isPastEnd = ({ cause }: ServerFailure, page: number): boolean =>
  cause === 'refused' && page > 1;

/**
 * Stores the newest codes of a list and learns from them what the server's status numbers mean.
 * @param from the origin of that server
 * @param read all that was read with it
 */
export async function keepList(
  accountId: string,
  name: ListName,
  { codes, totalItems, unreadable }: CodePage,
  from: string,
  read: readonly ShareCode[] = codes,
): Promise<void> {
  const newest = codes.slice(0, NEWEST); // a server may give any number
  await putList({ accountId, name, codes: newest, totalItems, unreadable, at: Date.now() }, from);
  await learn(accountId, name, read, from);
}

/**
 * Learns from listed codes, wherever they were read: what became of those that an operation could not settle, and what
 * the server's status numbers mean. Those that were made tell that; the used ones have numbers of their own.
 */
export async function learn(
  accountId: string,
  name: ListName,
  codes: readonly ShareCode[],
  from: string,
): Promise<void> {
  const stored = await getAccount(accountId);
  if (!stored || !isOn(stored, from)) return;
  const tellsRecipients =
    stored.tellsRecipients ||
    (name === 'shared' && codes.some(({ forwardTo }) => forwardTo !== null));
  const account = { ...stored, tellsRecipients };
  if (tellsRecipients !== (stored.tellsRecipients ?? false))
    await patchAccount(accountId, { tellsRecipients }, from);
  await takeLaterEvidence(account, name, codes);
  if (name === 'used') return;
  const acts = await actsOn(accountId, codes);
  const statuses = learnStatuses(codes, account.statuses, serverTime(account, Date.now()), acts);
  if (JSON.stringify(statuses) !== JSON.stringify(account.statuses))
    await patchAccount(accountId, { statuses }, from);
}

/** What this extension did with the listed codes: made them a moment ago, or revoked them. */
async function actsOn(accountId: string, codes: readonly ShareCode[]) {
  const listed = new Set(codes.map(({ code }) => code));
  const generated = new Set<string>();
  for (const operation of await listOperations(accountId, 5))
    if (operation.kind === 'generate' && !isLongAgo(operation.createdAt, JUST, Date.now()))
      for (const { code } of operation.codes) if (listed.has(code)) generated.add(code);
  const before = await revokedAmong(accountId, [...listed]);
  // A list that was read before the revoke, and came after it, still has the old number.
  const changed = codes.filter(
    ({ code, status }) => before.has(code) && before.get(code) !== status,
  );
  return { generated, revoked: new Set(changed.map(({ code }) => code)) };
}

/** A code generated this long ago (ms) has hardly been used by anybody. */
const JUST = 60_000;

/** Reads the balance and stores it. @returns IPs, `null` where the server does not tell or the read failed */
export async function refreshBalance(
  accountId: string,
  times: ServerTimes = [],
): Promise<Result<number | null>> {
  const balance = await reading(accountId, (client, account) =>
    noteServerTime(times, account, client.getBalance()),
  );
  if (!balance.ok) return balance;
  const ips = balance.value?.ips ?? null;
  if (ips !== null) {
    await patchAccount(accountId, { balance: { ips, at: Date.now() } }, balance.from);
    await takeLaterBalance(accountId, ips);
  }
  return ok(ips);
}
