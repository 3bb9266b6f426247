import type { FaultInput } from '../../local-server/faults.ts';
import type { Dice } from '../chaos/dice.ts';

/** Every connection is closed after its answer: what the server gets twice was sent twice by the extension. */
export const CALM: FaultInput[] = [{ fault: 'close' }];

const ACTING = ['generate', 'use-code', 'revoke-code'] as const;

/** How the server behaves for a while: mostly slow, now and then worse. */
export function trouble(dice: Dice, slowest: number): FaultInput[] {
  const times = [0, 300, 600, 1200, 2500, 6000].filter((ms) => ms <= slowest);
  const slow = ([...ACTING] as const).map(
    (on): FaultInput => ({
      fault: 'delay',
      ms: dice.pick(times),
      when: dice.pick(['before', 'after']),
      on,
    }),
  );
  const worse = dice.chance(0.5) ? [dice.pick(WORSE)] : [];
  return [...slow, ...worse, ...CALM];
}

const WORSE: FaultInput[] = [
  { fault: 'answer', status: 400, on: 'generate', times: 1 },
  { fault: 'answer', status: 400, on: 'generate', times: 1, when: 'before' },
  { fault: 'answer', status: 429, retryAfter: 1, probability: 0.3 },
  { fault: 'answer', status: 502, body: 'html', probability: 0.3 },
  { fault: 'answer', status: 502, body: 'html', when: 'after', on: [...ACTING], times: 1 },
  { fault: 'cut', when: 'before', on: [...ACTING], times: 1 },
  { fault: 'cut', when: 'after', on: [...ACTING], times: 1 },
  { fault: 'cut', when: 'within', on: [...ACTING], times: 1 },
  { fault: 'delay', ms: 800, on: ['list-share-code', 'get-balance-data'] },
];
