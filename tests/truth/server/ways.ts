import type { FaultInput } from '../../../local-server/faults.ts';
import type { Dice } from '../../chaos/dice.ts';

/** How a server is from beginning to end, and what findings call that. */
export interface Way {
  name: string;
  faults: FaultInput[];
}

const LISTS: NonNullable<FaultInput['on']> = ['list-share-code', 'list-use-code'];
const ANSWERS: NonNullable<FaultInput['on']> = ['generate', 'use-code', 'revoke-code'];

const lag = (ms: number, probability = 1): FaultInput => ({
  fault: 'lag',
  ms,
  on: LISTS,
  probability,
});
const lagging = (seconds: number): Way => ({
  name: `lists lag ${seconds} s`,
  faults: [lag(seconds * 1000)],
});
const short: FaultInput = { fault: 'page-limit', limit: 10 };

/** One of each row is chosen for a server; the first of a row is how a good one is. */
const ROWS: [usual: number, ...Way[]][] = [
  [
    2,
    lagging(3),
    lagging(10),
    lagging(20),
    lagging(60),
    lagging(120),
    { name: 'replicas: now, 5 s, 20 s ago', faults: [lag(20_000, 0.3), lag(5000, 0.5)] },
    { name: 'replicas: now, 120 s ago', faults: [lag(120_000, 0.4)] },
    { name: 'lists cached 30 s', faults: [{ fault: 'cache', seconds: 30, on: LISTS }] },
    {
      name: 'lists cached 30 s, no Age',
      faults: [{ fault: 'cache', seconds: 30, age: false, on: LISTS }],
    },
  ],
  [
    3,
    { name: 'keyword ignored', faults: [{ fault: 'ignores-keyword' }] },
    { name: 'page ignored', faults: [{ fault: 'ignores-page' }, short] },
    {
      name: 'page and keyword ignored',
      faults: [{ fault: 'ignores-page' }, { fault: 'ignores-keyword' }, short],
    },
    { name: 'total_pages 1', faults: [{ fault: 'one-page' }, short] },
    { name: 'total_pages for the asked limit', faults: [{ fault: 'counts-asked' }, short] },
    { name: 'pages of 10', faults: [short] },
    { name: 'used codes not listed', faults: [{ fault: 'hides-used' }] },
    { name: 'revoked codes listed', faults: [{ fault: 'keep-revoked' }] },
    { name: 'lists in the order made', faults: [{ fault: 'ignores-sort' }, short] },
    { name: 'bare lists', faults: [{ fault: 'bare-list' }] },
  ],
  [
    5,
    {
      name: 'answers in lower case',
      faults: [{ fault: 'other-spelling', how: 'lower', on: ANSWERS }],
    },
    {
      name: 'answers with dashes',
      faults: [{ fault: 'other-spelling', how: 'dashes', on: ANSWERS }],
    },
    { name: 'lists in lower case', faults: [{ fault: 'other-spelling', how: 'lower', on: LISTS }] },
    { name: 'recipients masked', faults: [{ fault: 'masks-recipients' }] },
  ],
  [
    5,
    { name: 'no Date', faults: [{ fault: 'date', none: true }] },
    { name: 'Date 1 h ahead', faults: [{ fault: 'date', seconds: 3600 }] },
    { name: 'Date 4 min behind', faults: [{ fault: 'date', seconds: -240 }] },
    { name: 'times 7 h ahead', faults: [{ fault: 'local-time', hours: 7 }] },
    { name: 'times 5 h behind', faults: [{ fault: 'local-time', hours: -5 }] },
  ],
  [
    2,
    { name: 'balance not told', faults: [{ fault: 'missing', on: 'get-balance-data' }] },
    {
      name: 'balance lags 60 s',
      faults: [{ fault: 'lag', ms: 60_000, on: 'get-balance-data' }],
    },
  ],
  [
    3,
    { name: 'success names no codes', faults: [{ fault: 'batch-shape', shape: 'null' }] },
    { name: 'success counts codes', faults: [{ fault: 'batch-shape', shape: 'count' }] },
    { name: 'answers repeat all codes', faults: [{ fault: 'batch-shape', shape: 'all' }] },
    { name: 'each code with a state', faults: [{ fault: 'batch-shape', shape: 'each' }] },
    { name: 'no reasons', faults: [{ fault: 'refusals', in: 'nowhere' }] },
    { name: 'reasons in the message', faults: [{ fault: 'refusals', in: 'message' }] },
    { name: 'one bad code refuses all', faults: [{ fault: 'whole-batch' }] },
    { name: 'failures as 200', faults: [{ fault: 'failures-as-200' }] },
  ],
  [6, { name: '30 requests a minute', faults: [{ fault: 'rate-limit', perMinute: 30 }] }],
  [
    8,
    ...[405, 411, 400].map(
      (status): Way => ({
        name: `DELETE refused with ${status}`,
        faults: [{ fault: 'answer', status, body: 'html', on: 'revoke-code' }],
      }),
    ),
  ],
];

/** A server as chance has it, of the ways that are wanted. */
export function chooseWays(dice: Dice, isWanted: (way: Way) => boolean = () => true): Way[] {
  return ROWS.flatMap(([usual, ...all]) => {
    const ways = all.filter(isWanted);
    const chosen = dice.below(usual + ways.length) - usual;
    return ways[chosen] ?? [];
  });
}

export const ALL_WAYS: Way[] = ROWS.flatMap(([_, ...ways]) => ways);

/** One of them, by its name. */
export function wayNamed(wanted: string): Way {
  const way = ALL_WAYS.find(({ name }) => name === wanted);
  if (!way) throw new Error(`No such way: ${wanted}`);
  return way;
}
