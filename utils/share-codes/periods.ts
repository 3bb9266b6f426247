import type { ShareCode } from './share-code';
import type { Status } from './status';

/** What came and went. Codes that were revoked count no more: some servers list them still, others do not. */
export interface Sums {
  made: number;
  used: number;
  expired: number;
  ipsOut: number;
  ipsReturned: number;
}

/** A day, a month or a year. */
export interface Period extends Sums {
  /** Its first moment, local time. */
  start: number;
}

export type Step = 'day' | 'month' | 'year';

export interface OverTime {
  step: Step;
  /** Oldest first, none left out. */
  periods: Period[];
  /** All there is, also what has no date. */
  total: Sums;
}

/** IPs that came back at some time. */
export interface Returned {
  at: number;
  ips: number;
}

const DAY = 24 * 60 * 60 * 1000;

/** A time outside is a mistake, and a table up to it would have no end. */
const isLikely = (at: number): boolean => at > Date.UTC(2000) && at < Date.UTC(2100);

const NOTHING: Sums = { made: 0, used: 0, expired: 0, ipsOut: 0, ipsReturned: 0 };

/** Codes by the time they were made, in steps that keep the number of periods readable. Quick for 100,000. */
export function overTime(
  codes: readonly ShareCode[],
  statusOf: (code: ShareCode) => Status,
  returned: readonly Returned[],
): OverTime {
  const { step, periods } = emptyPeriods([
    ...codes.map(({ createdAt }) => createdAt ?? 0),
    ...returned.map(({ at }) => at),
  ]);
  const total = { ...NOTHING };
  for (const code of codes) {
    const status = statusOf(code);
    if (status === 'revoked') continue;
    for (const sums of [total, periodAt(periods, code.createdAt ?? 0)]) {
      if (!sums) continue;
      sums.made += 1;
      sums.used += status === 'used' ? 1 : 0;
      sums.expired += status === 'expired' ? 1 : 0;
      sums.ipsOut += code.ips ?? 0;
    }
  }
  for (const { at, ips } of returned)
    for (const sums of [total, periodAt(periods, at)]) if (sums) sums.ipsReturned += ips;
  return { step, periods, total };
}

function emptyPeriods(times: readonly number[]): Pick<OverTime, 'step' | 'periods'> {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const at of times.filter(isLikely)) {
    first = Math.min(first, at);
    last = Math.max(last, at);
  }
  const step = stepFor(last - first);
  const periods = startsBetween(first, last, step).map((start) => ({ start, ...NOTHING }));
  return { step, periods };
}

/** The period of a time, by halving: making a date of each time would take ten times as long. */
function periodAt(periods: readonly Period[], at: number): Period | undefined {
  if (!isLikely(at)) return undefined;
  let [from, to] = [0, periods.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((periods[middle]?.start ?? 0) <= at) from = middle + 1;
    else to = middle;
  }
  return periods[from - 1];
}

function stepFor(span: number): Step {
  if (span <= 31 * DAY) return 'day';
  return span <= 3 * 366 * DAY ? 'month' : 'year';
}

function startsBetween(first: number, last: number, step: Step): number[] {
  const starts: number[] = [];
  for (let start = startOf(first, step); start <= last; start = next(start, step))
    starts.push(start);
  return starts;
}

function startOf(at: number, step: Step): number {
  const date = new Date(at);
  const month = step === 'year' ? 0 : date.getMonth();
  return new Date(date.getFullYear(), month, step === 'day' ? date.getDate() : 1).getTime();
}

/** By the calendar: a day may have 23 hours. */
function next(start: number, step: Step): number {
  const date = new Date(start);
  if (step === 'day') date.setDate(date.getDate() + 1);
  if (step === 'month') date.setMonth(date.getMonth() + 1);
  if (step === 'year') date.setFullYear(date.getFullYear() + 1);
  return date.getTime();
}
