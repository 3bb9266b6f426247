import type {
  Batch,
  BatchItem,
  BatchOperation,
  Operation,
} from '../../../utils/share-codes/operation.ts';
import { isGenerate } from '../journal.ts';
import type { Finding } from './finding.ts';
import type { Truth } from './truth.ts';

/** The IPs told of each code are those it carries, and their sum those that our own requests have moved. */
export function judgeIps(operation: BatchOperation, batches: Batch[], truth: Truth): Finding[] {
  const items = batches.flatMap((batch) => batch.items);
  const sumOf = (ips: (item: BatchItem) => number) =>
    items.filter(isMoved).reduce((sum, item) => sum + ips(item), 0);
  const told = sumOf((item) => ipsOf(item) ?? 0);
  const moved = sumOf(({ code }) => truth.find(code)?.ips ?? 0);
  const { id: operationId, ipsChanged } = operation;
  const about = (kind: string, code: string | null, words: string): Finding[] => [
    { kind, operationId, code, truth: words },
  ];
  const wrong = items.flatMap((item) => {
    const ips = ipsOf(item);
    const carried = truth.find(item.code)?.ips;
    // None are told here of a code that something else has revoked.
    const isToldElsewhere = operation.kind === 'revoke' && ips === 0;
    if (ips === null || carried === undefined || ips === carried || isToldElsewhere) return [];
    return about('other IPs than a code carries', item.code, `${ips} told, ${carried} carried`);
  });
  if (ipsChanged !== told)
    wrong.push(...about('another sum of IPs than its codes tell', null, `${ipsChanged}, ${told}`));
  if (!operation.open && ipsChanged > moved)
    wrong.push(...about('more IPs told than moved', null, `${ipsChanged} told, ${moved} moved`));
  return wrong;
}

/** “New balance” is one that the account has had since the operation began. */
export function judgeBalance(operation: Operation, truth: Truth): Finding[] {
  const { id: operationId, balanceAfter } = operation;
  if (operation.open || balanceAfter === null) return [];
  if (truth.hadBalance(operation, balanceAfter)) return [];
  const fault = { operationId, code: null, truth: `${balanceAfter} told` };
  if (truth.wasBalanceTold(operation, balanceAfter))
    return [{ ...fault, kind: 'an old balance, as the server told it', untellable: true }];
  return [{ ...fault, kind: 'a balance that the account has not had since' }];
}

/** Codes as they are handed out. */
export function judgeCodeIps(operation: Operation, truth: Truth): Finding[] {
  if (!isGenerate(operation)) return [];
  return operation.codes.flatMap(({ code, ips }) => {
    const carried = truth.find(code)?.ips;
    if (ips === null || carried === undefined || ips === carried) return [];
    const words = `${ips} told, ${carried} carried`;
    const kind = 'other IPs than a new code carries';
    return [{ kind, operationId: operation.id, code, truth: words }];
  });
}

const isMoved = ({ outcome }: BatchItem): boolean =>
  outcome?.word === 'redeemed' || outcome?.word === 'revoked';

const ipsOf = ({ outcome }: BatchItem): number | null =>
  outcome && 'ips' in outcome ? outcome.ips : null;
