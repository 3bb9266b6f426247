import type { GenerateOperation, Operation, Outcome } from '@/utils/share-codes/operation';
import { allOperations, listBatches } from './operations';
import { allPast } from './past-operations';
import type { PastOperation } from './records';

/** Something that this extension has done with a code. */
export interface CodeEvent {
  /** Of the operation. */
  id: string;
  at: number;
  /** `null`: not settled yet. */
  outcome: 'generated' | Outcome | null;
  /** A backup tells so. */
  isRestored: boolean;
}

/** What the journal and backups know of one code, newest first. */
export async function historyOf(accountId: string, code: string): Promise<CodeEvent[]> {
  const operations = await allOperations(accountId);
  const events = await Promise.all(operations.map((operation) => eventIn(operation, code)));
  const past = (await allPast(accountId)).map((one) => pastEventIn(one, code));
  return [...events, ...past].filter((event) => event !== null).sort((a, b) => b.at - a.at);
}

function pastEventIn({ id, at, operation, items }: PastOperation, code: string): CodeEvent | null {
  const about = { id, at, isRestored: true };
  if (operation.kind === 'generate')
    return isMadeBy(operation, code) ? { ...about, outcome: 'generated' } : null;
  const item = items.find((one) => one.code === code);
  return item ? { ...about, outcome: item.outcome } : null;
}

const isMadeBy = ({ codes }: GenerateOperation, code: string): boolean =>
  codes.some((made) => made.code === code);

async function eventIn(operation: Operation, code: string): Promise<CodeEvent | null> {
  const { id, createdAt: at } = operation;
  const about = { id, at, isRestored: false };
  if (operation.kind === 'generate')
    return isMadeBy(operation, code) ? { ...about, outcome: 'generated' } : null;
  for (const { items } of await listBatches(id)) {
    const item = items.find((one) => one.code === code);
    if (item) return { ...about, outcome: item.outcome };
  }
  return null;
}
