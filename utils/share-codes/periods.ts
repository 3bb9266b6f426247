import type { ShareCode } from './share-code';

/** What came and went in a day, a month or a year. */
export interface Period {
  /** Its first moment, local time. */
  start: number;
  made: number;
  used: number;
  ipsOut: number;
  ipsReturned: number;
}

export type Step = 'day' | 'month' | 'year';

/** IPs that came back at some time. */
export interface Returned {
  at: number;
  ips: number;
}

const DAY = 24 * 60 * 60 * 1000;

/** A time outside is a mistake, and a table up to it would have no end. */
const isLikely = ({ at }: { at: number }): boolean => at > Date.UTC(2000) && at < Date.UTC(2100);

/** Codes by the time they were made, in steps that keep the number of periods readable; oldest first, none left out. */
export function overTime(
  codes: readonly ShareCode[],
  isUsed: (code: ShareCode) => boolean,
  returned: readonly Returned[],
): { step: Step; periods: Period[] } {
  const dated = codes
    .flatMap((code) => (code.createdAt === null ? [] : [{ ...code, at: code.createdAt }]))
    .filter(isLikely);
  const times = [...dated, ...returned.filter(isLikely)].map(({ at }) => at);
  if (times.length === 0) return { step: 'day', periods: [] };
  const first = times.reduce((least, at) => Math.min(least, at));
  const last = times.reduce((most, at) => Math.max(most, at));
  const step = stepFor(last - first);
  const periods = new Map(
    startsBetween(first, last, step).map((start) => [
      start,
      { start, made: 0, used: 0, ipsOut: 0, ipsReturned: 0 },
    ]),
  );
  for (const code of dated) {
    const period = periods.get(startOf(code.at, step));
    if (!period) continue;
    period.made += 1;
    period.used += isUsed(code) ? 1 : 0;
    period.ipsOut += code.ips ?? 0;
  }
  for (const { at, ips } of returned) {
    const period = periods.get(startOf(at, step));
    if (period) period.ipsReturned += ips;
  }
  return { step, periods: [...periods.values()] };
}

function stepFor(span: number): Step {
  if (span <= 31 * DAY) return 'day';
  return span <= 3 * 366 * DAY ? 'month' : 'year';
}

function startOf(at: number, step: Step): number {
  const date = new Date(at);
  const month = step === 'year' ? 0 : date.getMonth();
  return new Date(date.getFullYear(), month, step === 'day' ? date.getDate() : 1).getTime();
}

function startsBetween(first: number, last: number, step: Step): number[] {
  const starts: number[] = [];
  for (let start = startOf(first, step); start <= last; start = next(start, step))
    starts.push(start);
  return starts;
}

/** By the calendar: a day may have 23 hours. */
function next(start: number, step: Step): number {
  const date = new Date(start);
  if (step === 'day') date.setDate(date.getDate() + 1);
  if (step === 'month') date.setMonth(date.getMonth() + 1);
  if (step === 'year') date.setFullYear(date.getFullYear() + 1);
  return date.getTime();
}
