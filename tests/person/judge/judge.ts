import type { Batch, Operation } from '../../../utils/share-codes/operation.ts';
import type { Entry, Finding } from '../log.ts';
import { CodesJudge } from './codes.ts';
import { GenerateJudge } from './generates.ts';
import { NoteJudge } from './notes.ts';
import { keyOf } from './order.ts';
import { pagesOf } from './pages.ts';
import { RedeemJudge } from './redeems.ts';
import { ValueJudge } from './values.ts';

export interface Judgement {
  findings: Finding[];
  /** Presses that were too near to a border to say on which side they fall. */
  borderline: number;
}

export interface Stored {
  operations: Operation[];
  batches: Batch[];
  /** What each account is called, by its id. */
  names: ReadonlyMap<string, string>;
}

/** Goes through all that happened, in order of time, and says what should not have. */
export function judge(log: readonly Entry[], stored: Stored): Judgement {
  const inOrder = [...log].sort((one, other) => one.at - other.at);
  const pages = pagesOf(inOrder);
  const [generates, redeems, values, codes, notes] = [
    new GenerateJudge(pages),
    new RedeemJudge(pages),
    new ValueJudge(pages),
    new CodesJudge(pages),
    new NoteJudge(pages),
  ];
  const judges = [generates, redeems, values, codes, notes];
  for (const entry of inOrder) for (const one of judges) one.hear(entry);
  generates.end(journaledOrders(stored));
  redeems.end(new Set(stored.batches.flatMap(({ items }) => items.map(({ code }) => code))));
  codes.end();
  notes.end();
  const findings = judges.flatMap((one) => one.findings);
  return { findings: findings.sort((a, b) => a.at - b.at), borderline: generates.borderline };
}

function journaledOrders({ operations, names }: Stored): Map<string, number> {
  const counts = new Map<string, number>();
  for (const operation of operations) {
    if (operation.kind !== 'generate') continue;
    const { ipsPerCode: ips, count, forwardTo } = operation.input;
    const account = names.get(operation.accountId) ?? '';
    const key = keyOf({ account, ips, count, to: forwardTo ?? '' });
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
