import { i18n } from '#i18n';

let format: Intl.NumberFormat | undefined;

/** A number as the language of the words writes it, e.g. 1,250. */
export function number(value: number): string {
  format ??= new Intl.NumberFormat(i18n.t('words.locale'));
  return format.format(value);
}

/** E.g. "1,250 IPs". */
export const ips = (count: number): string => i18n.t('words.ips', count, [number(count)]);

/** E.g. "10 codes". */
export const codes = (count: number): string => i18n.t('words.codes', count, [number(count)]);

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** E.g. "1.5 GB". */
export function bytes(count: number): string {
  const step = count < 1 ? 0 : Math.min(Math.floor(Math.log10(count) / 3), UNITS.length - 1);
  const unit = UNITS[step] ?? 'byte';
  const style = { style: 'unit', unit, maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(i18n.t('words.locale'), style).format(count / 1000 ** step);
}
