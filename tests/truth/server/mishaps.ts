import type { FaultInput } from '../../../local-server/faults.ts';

/** What goes wrong with one request that changes something, whichever it is. */
type Mishap = (FaultInput extends infer One
  ? One extends unknown
    ? Omit<One, 'on' | 'times'>
    : never
  : never)[];

const late = (seconds: number, status = 504) =>
  [{ fault: 'late', ms: seconds * 1000, status }] as const;
const html = (status: number, when: 'before' | 'after') =>
  [{ fault: 'answer', status, body: 'html', when }] as const;
/** A plain no that was acted on all the same. */
const falseNo = (status: number) => [{ fault: 'answer', status, when: 'after' }] as const;

export const MISHAPS = {
  'cut before': [{ fault: 'cut', when: 'before' }],
  'cut after': [{ fault: 'cut', when: 'after' }],
  'cut within the answer': [{ fault: 'cut', when: 'within' }],
  'acted, answered after 40 s': [{ fault: 'delay', ms: 40_000, when: 'after' }],
  'answered after 40 s, then acted': [{ fault: 'delay', ms: 40_000, when: 'before' }],
  '502, not acted': html(502, 'before'),
  '502, acted': html(502, 'after'),
  '504, acted 5 s later': late(5),
  '504, acted 20 s later': late(20),
  '504, acted 40 s later': late(40),
  '504, acted 5 min later': late(300),
  '504, acted 10 min later': late(600),
  '202, acted at once': late(0, 202),
  '202, acted 5 s later': late(5, 202),
  '202, acted 40 s later': late(40, 202),
  '400, acted': falseNo(400),
  '409, acted': falseNo(409),
  '429, acted': falseNo(429),
  '429, not acted': [{ fault: 'answer', status: 429, retryAfter: 5 }],
  'success false, acted': falseNo(200),
  '500 in JSON, acted': falseNo(500),
  'HTML with 200, acted': html(200, 'after'),
  'sent twice by the browser': [{ fault: 'acts-twice' }],
  'sent twice, then 502': [{ fault: 'acts-twice' }, ...html(502, 'after')],
  '403 once': [{ fault: 'answer', status: 403 }],
} as const satisfies Record<string, readonly Mishap[number][]>;

export type MishapName = keyof typeof MISHAPS;
export const MISHAP_NAMES = Object.keys(MISHAPS) as MishapName[];

/** Whether none of these takes, or is behind by, longer than this (ms). */
export const isWithin = (faults: readonly object[], longest: number): boolean =>
  faults.every((fault) => !('ms' in fault) || Number(fault.ms) <= longest);

type Changing = 'generate' | 'use-code' | 'revoke-code';

/** It befalls the next so many of these requests. */
export const befall = (name: MishapName, on: Changing, times: number): FaultInput[] =>
  MISHAPS[name].map((fault) => ({ ...fault, on, times }));
