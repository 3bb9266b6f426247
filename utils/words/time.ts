import { i18n } from '#i18n';
import { number } from './number';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const STEPS = [
  ['year', 365 * DAY],
  ['month', 30 * DAY],
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
] as const;

type Length = 'long' | 'short';

const units = new Map<string, Intl.NumberFormat>();
const relativeFormats = new Map<Length, Intl.RelativeTimeFormat>();
let exactFormat: Intl.DateTimeFormat | undefined;
let clockFormat: Intl.DateTimeFormat | undefined;

/** E.g. "5 minutes ago", "in 3 days", "just now"; short "5 min. ago". */
export function relative(at: number, now = Date.now(), length: Length = 'long'): string {
  const step = STEPS.find(([, length]) => Math.abs(at - now) >= length);
  if (!step) return i18n.t('words.now');
  return relativeFormat(length).format(Math.trunc((at - now) / step[1]), step[0]);
}

function relativeFormat(style: Length): Intl.RelativeTimeFormat {
  const format =
    relativeFormats.get(style) ??
    new Intl.RelativeTimeFormat(i18n.t('words.locale'), { numeric: 'auto', style });
  relativeFormats.set(style, format);
  return format;
}

/** Day and time, e.g. for a tooltip. */
export function exact(at: number): string {
  exactFormat ??= new Intl.DateTimeFormat(i18n.t('words.locale'), {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return exactFormat.format(at);
}

/** The time of day. */
export function clock(at: number): string {
  clockFormat ??= new Intl.DateTimeFormat(i18n.t('words.locale'), { timeStyle: 'medium' });
  return clockFormat.format(at);
}

/** How long until then, rounded up, e.g. "12 s". */
export function until(at: number, now: number): string {
  const left = Math.max(at - now, 0);
  if (left < 90 * SECOND) return i18n.t('words.seconds', [number(Math.ceil(left / SECOND))]);
  if (left < 90 * MINUTE) return i18n.t('words.minutes', [number(Math.ceil(left / MINUTE))]);
  return i18n.t('words.hours', [number(Math.ceil(left / HOUR))]);
}

/** About how long, e.g. "40 seconds", "4 minutes". */
export function duration(ms: number): string {
  if (ms < 55 * SECOND) return inUnits(Math.ceil(ms / SECOND / 10) * 10, 'second');
  if (ms < 90 * MINUTE) return inUnits(Math.round(ms / MINUTE), 'minute');
  return inUnits(Math.round(ms / HOUR), 'hour');
}

function inUnits(count: number, unit: 'second' | 'minute' | 'hour'): string {
  const format =
    units.get(unit) ??
    new Intl.NumberFormat(i18n.t('words.locale'), { style: 'unit', unit, unitDisplay: 'long' });
  units.set(unit, format);
  return format.format(count);
}
