import type { Operation, Outcome } from '@/utils/share-codes/operation';
import { allOperations, listBatches } from './operations';

/** Something that this extension has done with a code. */
export interface CodeEvent {
  /** Of the operation. */
  id: string;
  at: number;
  /** `null`: not settled yet. */
  outcome: 'generated' | Outcome | null;
}

/** What the journal knows of one code, newest first. */
export async function historyOf(accountId: string, code: string): Promise<CodeEvent[]> {
  const operations = await allOperations(accountId);
  const events = await Promise.all(operations.map((operation) => eventIn(operation, code)));
  return events.filter((event) => event !== null);
}

async function eventIn(operation: Operation, code: string): Promise<CodeEvent | null> {
  const { id, createdAt: at } = operation;
  if (operation.kind === 'generate')
    return operation.codes.some((made) => made.code === code)
      ? { id, at, outcome: 'generated' }
      : null;
  for (const { items } of await listBatches(id)) {
    const item = items.find((one) => one.code === code);
    if (item) return { id, at, outcome: item.outcome };
  }
  return null;
}
