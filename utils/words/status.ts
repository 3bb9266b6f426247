import { i18n } from '#i18n';
import type { Status } from '@/utils/share-codes/status';

/** A status in a word; a number not learnt yet stays a number. */
export function statusWord(status: Status): string {
  if (status === null) return i18n.t('words.status.unknown');
  if (typeof status === 'number') return i18n.t('words.status.number', [status]);
  return i18n.t(`words.status.${status}`);
}
