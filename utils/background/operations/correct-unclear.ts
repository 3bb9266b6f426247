import { listBatches, updateBatch } from '@/utils/database/operations';
import { redeemedBeside } from '@/utils/database/own-acts';
import { type Account, serverTime } from '@/utils/share-codes/account';
import type { Batch, BatchOperation, Outcome } from '@/utils/share-codes/operation';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { rowIn } from '@/utils/share-codes/spelling';
import { announceEnd } from '../notices';
import { advance } from './batch-progress';
import { judgeRedeem, judgeRevoke, type Look, type Verdict } from './evidence';

/** Codes that do not show say nothing here. */
const GLANCE: Look = { isWhole: false, unexplained: null, isLast: false };

/** Gives the unclear codes of a redeem or a revoke the word that the list tells by now. */
export async function correctUnclear(
  account: Account,
  operation: BatchOperation,
  codes: readonly ShareCode[],
): Promise<void> {
  const row = rowIn(new Map(codes.map((code) => [code.code, code])));
  for (const batch of (await listBatches(operation.id)).filter(hasUnclear)) {
    const told = await outcomesOf(account, operation, batch, row);
    if (told.size === 0) continue;
    const changed = await updateBatch(operation.id, batch.index, (stored) => {
      const items = stored.batch.items.map((item) => {
        const outcome = item.outcome?.word === 'unclear' && told.get(item.code);
        return outcome ? { ...item, outcome } : item;
      });
      const next = advance(stored.operation, stored.batch, { ...stored.batch, items });
      return { ...next, operation: { ...next.operation, seen: false } };
    });
    if (changed) await announceEnd(changed.operation);
  }
}

const isUnclear = ({ outcome }: Batch['items'][number]): boolean => outcome?.word === 'unclear';
const hasUnclear = ({ items }: Batch): boolean => items.some(isUnclear);

async function outcomesOf(
  account: Account,
  operation: BatchOperation,
  { items }: Batch,
  row: (code: string) => ShareCode | undefined,
): Promise<Map<string, Outcome>> {
  const listed = items.filter((item) => isUnclear(item) && row(item.code));
  if (listed.length === 0) return new Map();
  const beside = await redeemedBeside(
    operation,
    listed.map(({ code }) => code),
  );
  const server = {
    statuses: account.statuses,
    now: serverTime(account, Date.now()),
    keepsUsed: false,
    hasPaidBack: false,
  };
  const verdict = (item: Batch['items'][number]): Verdict => {
    const listed = row(item.code) ?? null;
    if (operation.kind === 'revoke') return judgeRevoke(item, listed, 'nothing', GLANCE, server);
    const said = isInTime(account, operation, listed?.usedAt ?? null) ? 'nothing' : 'no';
    return judgeRedeem(listed, said, GLANCE, operation.baseline, beside);
  };
  const told = new Map<string, Outcome>();
  for (const item of listed) {
    const outcome = verdict(item);
    if (outcome !== null && outcome !== 'not-applied') told.set(item.code, outcome);
  }
  return told;
}

/** The server's times are in whole seconds, ms. */
const SLACK = 2000;

/** Whether it was used while the operation ran: before and after that, another request has redeemed it. */
function isInTime(
  account: Account,
  { createdAt, settledAt }: BatchOperation,
  usedAt: number | null,
): boolean {
  if (usedAt === null) return true;
  const [from, to] = [createdAt, settledAt ?? createdAt].map((at) => serverTime(account, at));
  return usedAt >= (from ?? 0) - SLACK && usedAt <= (to ?? 0);
}
