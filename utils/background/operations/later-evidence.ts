import { listBatches, listOperations, updateBatch } from '@/utils/database/operations';
import { redeemedBeside } from '@/utils/database/own-acts';
import type { ListName } from '@/utils/database/records';
import { type Account, serverTime } from '@/utils/share-codes/account';
import type {
  Batch,
  BatchOperation,
  GenerateOperation,
  Operation,
  Outcome,
} from '@/utils/share-codes/operation';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { rowIn } from '@/utils/share-codes/spelling';
import { announceEnd } from '../notices';
import { advance } from './batch-progress';
import { judgeRedeem, judgeRevoke, type Look, type Verdict } from './evidence';
import { reopen } from './look-again';
import { settleGenerate } from './settle-generate';

/*
 * What a list shows of that which no operation could settle, however much later it is read.
 */

/** So many of the latest operations. */
const RECENT = 200;

/** Codes that do not show say nothing here. */
const GLANCE: Look = { isWhole: false, unexplained: null, isLast: false };

/** @param codes what the list shows, all of it or a part */
export async function takeLaterEvidence(
  account: Account,
  name: ListName,
  codes: readonly ShareCode[],
): Promise<void> {
  const all = (await listOperations(account.id, RECENT)).filter(
    ({ begunOn }) => begunOn === undefined,
  );
  for (const operation of all.filter(({ open }) => !open))
    if (operation.kind !== 'generate') {
      const isItsList = name === (operation.kind === 'redeem' ? 'used' : 'shared');
      if (isItsList && operation.counts.unclear > 0) await correct(account, operation, codes);
    } else if (name === 'shared' && mayHaveMade(operation, codes, all)) await reopen(operation.id);
}

/** Whether a generate that is unclear may have made one of these, so that it is worth one whole look. */
function mayHaveMade(
  operation: GenerateOperation,
  codes: readonly ShareCode[],
  all: readonly Operation[],
): boolean {
  if (operation.state !== 'unclear') return false;
  const others = all.filter((other) => other.kind === 'generate');
  const { own, possible } = settleGenerate(
    operation,
    codes,
    others.filter((other) => other !== operation),
  );
  return own.length + possible.length > 0;
}

/** Gives the unclear codes of a redeem or a revoke the word that the list tells by now. */
async function correct(
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
  const verdict = (item: Batch['items'][number]): Verdict =>
    operation.kind === 'redeem'
      ? judgeRedeem(row(item.code) ?? null, 'nothing', GLANCE, operation.baseline, beside)
      : judgeRevoke(item, row(item.code) ?? null, 'nothing', GLANCE, server);
  const told = new Map<string, Outcome>();
  for (const item of listed) {
    const outcome = verdict(item);
    if (outcome !== null && outcome !== 'not-applied') told.set(item.code, outcome);
  }
  return told;
}
