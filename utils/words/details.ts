import { i18n } from '#i18n';
import type { Account } from '@/utils/share-codes/account';
import type { Failure } from '@/utils/share-codes/failure';
import { failureWords } from './failure';

/** What to copy into a bug report: all that helps, and never a key. */
export function details(failure: Failure, account: Account | null, version: string): string {
  const lines = [
    failureWords(failure).cause,
    i18n.t('words.details.cause', { cause: failure.cause }),
  ];
  if ('status' in failure && failure.status !== null)
    lines.push(i18n.t('words.details.http', { status: failure.status }));
  if ('words' in failure && failure.words.length > 0)
    lines.push(i18n.t('words.details.words', { words: failure.words.join(' · ') }));
  if ('detail' in failure) lines.push(i18n.t('words.details.detail', { detail: failure.detail }));
  if (account) lines.push(i18n.t('words.details.server', { origin: account.server.origin }));
  lines.push(i18n.t('words.details.version', { version }));
  return lines.join('\n');
}
