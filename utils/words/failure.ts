import { i18n } from '#i18n';
import type { Failure, ServerFailure } from '@/utils/share-codes/failure';
import { clock } from './time';

export interface FailureWords {
  /** What went wrong, a sentence. */
  cause: string;
  /** What to do about it, a sentence. */
  next: string;
  /** What the server itself said, marked as its words; `null` where it said nothing. */
  server: string | null;
}

export function failureWords(failure: Failure): FailureWords {
  const [cause, next] = sentences(failure);
  return { cause, next, server: 'words' in failure ? serverSays(failure.words) : null };
}

/** `null` where the server said nothing. */
export function serverSays(words: string[]): string | null {
  if (words.length === 0) return null;
  return i18n.t('words.failure.server-says', { words: words.join(' · ') });
}

/** Whether a key or an address in the options is what has to change. */
export function isForOptions({ cause }: Failure): boolean {
  return ['bad-key', 'no-key', 'no-account', 'no-host-permission', 'redirected'].includes(cause);
}

type Sentences = [cause: string, next: string];

function sentences(failure: Failure): Sentences {
  if ('notActed' in failure) return ofServer(failure);
  switch (failure.cause) {
    case 'no-account':
      return [i18n.t('words.failure.no-account'), i18n.t('words.failure.no-account-next')];
    case 'no-key':
      return [i18n.t('words.failure.no-key'), i18n.t('words.failure.no-key-next')];
    case 'bad-address':
      return [
        i18n.t(`words.failure.address-${failure.why}`),
        i18n.t(`words.failure.address-${failure.why}-next`),
      ];
    case 'other-account':
      return [
        failure.email
          ? i18n.t('words.failure.other-account', { email: failure.email })
          : i18n.t('words.failure.other-account-unnamed'),
        i18n.t('words.failure.other-account-next'),
      ];
    case 'interrupted':
      return [i18n.t('words.failure.interrupted'), i18n.t('words.failure.interrupted-next')];
    case 'no-storage':
      return [i18n.t('words.failure.no-storage'), i18n.t('words.failure.no-storage-next')];
    case 'no-background':
      return [i18n.t('words.failure.no-background'), i18n.t('words.failure.no-background-next')];
    case 'bad-message':
      return [i18n.t('words.failure.bad-message'), i18n.t('words.failure.bad-message-next')];
  }
}

function ofServer(failure: ServerFailure): Sentences {
  switch (failure.cause) {
    case 'bad-key':
      return [i18n.t('words.failure.bad-key'), i18n.t('words.failure.bad-key-next')];
    case 'forbidden':
      return [i18n.t('words.failure.forbidden'), i18n.t('words.failure.forbidden-next')];
    case 'refused':
      return [i18n.t('words.failure.refused'), i18n.t('words.failure.refused-next')];
    case 'rate-limited':
      return [
        i18n.t('words.failure.rate-limited'),
        failure.retryAt === null
          ? i18n.t('words.failure.rate-limited-next')
          : i18n.t('words.failure.rate-limited-at', { time: clock(failure.retryAt) }),
      ];
    case 'server-error':
      return [
        i18n.t('words.failure.server-error', [failure.status ?? '?']),
        i18n.t('words.failure.server-error-next'),
      ];
    case 'unreachable':
      return failure.offline
        ? [i18n.t('words.failure.offline'), i18n.t('words.failure.offline-next')]
        : [i18n.t('words.failure.unreachable'), i18n.t('words.failure.unreachable-next')];
    case 'timed-out':
      return [
        i18n.t('words.failure.timed-out', failure.seconds),
        i18n.t('words.failure.timed-out-next'),
      ];
    case 'not-this-api':
      return failure.got === 'html'
        ? [i18n.t('words.failure.html'), i18n.t('words.failure.html-next')]
        : [i18n.t('words.failure.not-this-api'), i18n.t('words.failure.not-this-api-next')];
    case 'redirected':
      return [i18n.t('words.failure.redirected'), i18n.t('words.failure.redirected-next')];
    case 'no-host-permission':
      return [
        i18n.t('words.failure.no-host-permission', { origin: failure.origin }),
        i18n.t('words.failure.no-host-permission-next'),
      ];
  }
}
