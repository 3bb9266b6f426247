import type { Batch, BatchOperation, Outcome } from '../../../utils/share-codes/operation.ts';
import type { Finding } from './finding.ts';

const WORDS: Outcome['word'][] = [
  'redeemed',
  'revoked',
  'already-yours',
  'refused',
  'not-sent',
  'unclear',
];

/** What a redeem or a revoke tells in numbers is what it tells code by code. */
export function judgeCounts({ id, total, counts }: BatchOperation, batches: Batch[]): Finding[] {
  const items = batches.flatMap((batch) => batch.items);
  const differing = (what: string, told: number, are: number): Finding[] => {
    const kind = `another number of ${what} than its codes tell`;
    if (told === are) return [];
    return [{ kind, operationId: id, code: null, truth: `${told} told, ${are} are` }];
  };
  return [
    ...differing('codes', total, items.length),
    ...WORDS.flatMap((word) =>
      differing(`“${word}”`, counts[word], items.filter(hasWord(word)).length),
    ),
  ];
}

const hasWord =
  (word: Outcome['word']) =>
  ({ outcome }: Batch['items'][number]): boolean =>
    outcome?.word === word;
