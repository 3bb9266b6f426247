import type { Finding } from './judge/finding.ts';

export interface ToldFinding extends Finding {
  words: string[];
}

/** What one run did, and what it found. */
export interface Report {
  seed: number;
  browsers: number;
  /** The names of the server's ways. */
  server: string[];
  /** How often what has befallen the browsers. */
  befell: Record<string, number>;
  operations: number;
  codes: number;
  /** How often each word stood there in the end. */
  words: Record<string, number>;
  findings: ToldFinding[];
  /** What the background wrote to its console as errors. */
  errors: string[];
}

export function emptyReport(): Report {
  return {
    seed: 0,
    browsers: 0,
    server: [],
    befell: {},
    operations: 0,
    codes: 0,
    words: {},
    findings: [],
    errors: [],
  };
}

/** Findings by their kind: how often, in how many operations, and the smallest seed. */
export function byKind(reports: Report[], untellable: boolean): string[] {
  const kinds = new Map<string, { count: number; operations: Set<string>; seed: number }>();
  for (const { seed, findings } of reports)
    for (const finding of findings.filter((one) => (one.untellable ?? false) === untellable)) {
      const known = kinds.get(finding.kind) ?? { count: 0, operations: new Set(), seed };
      known.operations.add(finding.operationId);
      kinds.set(finding.kind, {
        ...known,
        count: known.count + 1,
        seed: Math.min(known.seed, seed),
      });
    }
  return [...kinds]
    .toSorted(([, a], [, b]) => b.operations.size - a.operations.size)
    .map(
      ([kind, { count, operations, seed }]) =>
        `${String(operations.size).padStart(5)} operations, ${count} times, first seed ${seed}: ${kind}`,
    );
}

/** How often each is among them. */
export function countAll(names: string[]): Record<string, number> {
  return sum(names.map((name) => ({ [name]: 1 })));
}

export function sum(counts: Record<string, number>[]): Record<string, number> {
  const all: Record<string, number> = {};
  for (const one of counts)
    for (const [name, count] of Object.entries(one)) all[name] = (all[name] ?? 0) + count;
  return all;
}
