import { listBatches, updateBatch } from '@/utils/database/operations';
import { redeemedBeside } from '@/utils/database/own-acts';
import { type Account, serverTime } from '@/utils/share-codes/account';
import type { Batch, BatchOperation, Outcome, Span } from '@/utils/share-codes/operation';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { rowIn } from '@/utils/share-codes/spelling';
import { announceEnd } from '../notices';
import { advance } from './batch-progress';
import { type Evidence, judgeRedeem, judgeRevoke, type Verdict } from './evidence';

/** Codes that do not show say nothing here. */
const GLANCE: Evidence = { isWhole: false, unexplained: null, isLast: false };

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
    const own = { baseline: operation.baseline, out: timeOf(account, operation), beside };
    return judgeRedeem(listed, 'nothing', GLANCE, own);
  };
  const told = new Map<string, Outcome>();
  for (const item of listed) {
    const outcome = verdict(item);
    if (outcome !== null && outcome !== 'not-applied') told.set(item.code, outcome);
  }
  return told;
}

/** When the operation ran, by the server's clock: before and after that, another request has redeemed a code. */
const timeOf = (account: Account, { createdAt, settledAt }: BatchOperation): Span => ({
  from: serverTime(account, createdAt),
  to: serverTime(account, settledAt ?? createdAt),
});
