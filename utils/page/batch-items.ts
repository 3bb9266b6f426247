import { listBatches } from '@/utils/database/operations';
import type { Batch, Outcome } from '@/utils/share-codes/operation';

/** One code of a batch operation as a page shows it. */
export interface ShownItem {
  code: string;
  outcome: Outcome | null;
  /** A request has left that may act on it: it is not known yet what became of it. */
  checking: boolean;
}

/** The first codes of a batch operation. Reads no more batches than it takes: there may be 10,000 codes. */
export async function readItems(operationId: string, most: number): Promise<ShownItem[]> {
  const [first] = await listBatches(operationId, 0, 1);
  if (!first) return [];
  const further = Math.ceil(most / Math.max(first.items.length, 1)) - 1;
  const rest = further > 0 ? await listBatches(operationId, 1, further) : [];
  return [first, ...rest].flatMap(shown).slice(0, most);
}

function shown({ items, phase, groups }: Batch): ShownItem[] {
  const isOut = phase !== 'waiting';
  const asked = groups.filter(({ unsure }, at) => unsure || (isOut && at === 0));
  const checked = new Set(asked.flatMap((group) => group.codes));
  return items.map(({ code, outcome }) => ({
    code,
    outcome,
    checking: outcome === null && checked.has(code),
  }));
}
