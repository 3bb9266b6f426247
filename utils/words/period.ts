import { i18n } from '#i18n';
import type { Period, Step } from '@/utils/share-codes/periods';

const PARTS = {
  day: { day: 'numeric', month: 'short' },
  month: { month: 'short', year: 'numeric' },
  year: { year: 'numeric' },
} as const;

/** E.g. "Nov 24", "Nov 2026", "2026". */
export const periodName = ({ start }: Period, step: Step): string =>
  new Intl.DateTimeFormat(i18n.t('words.locale'), PARTS[step]).format(start);
