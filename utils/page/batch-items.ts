import { getBatch } from '@/utils/database/operations';
import type { Batch, Outcome } from '@/utils/share-codes/operation';

/** One code of a batch operation as a page shows it. */
export interface ShownItem {
  code: string;
  outcome: Outcome | null;
  /** The server is being asked what became of it. */
  checking: boolean;
}

/** The first codes of a batch operation. Reads no more batches than it takes: there may be 10,000 codes. */
export async function readItems(operationId: string, most: number): Promise<ShownItem[]> {
  const items: ShownItem[] = [];
  for (let index = 0; items.length < most; index++) {
    const batch = await getBatch(operationId, index);
    if (!batch) break;
    items.push(...shown(batch));
  }
  return items.slice(0, most);
}

function shown({ items, phase, groups }: Batch): ShownItem[] {
  const checked = new Set(phase === 'checking' ? groups[0]?.codes : []);
  return items.map(({ code, outcome }) => ({
    code,
    outcome,
    checking: outcome === null && checked.has(code),
  }));
}
