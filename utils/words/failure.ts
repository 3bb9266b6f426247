import { i18n } from '#i18n';
import { LONGEST_NAME } from '@/utils/share-codes/account';
import { isCut, LONGEST_TEXT } from '@/utils/share-codes/bounds';
import type { Failure, Refusal, ServerFailure } from '@/utils/share-codes/failure';
import { MIN_PASSPHRASE } from '@/utils/share-codes/passphrase';
import type { AddressFault } from '@/utils/share-codes/server-address';
import { bytes, codes } from './number';
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
  return i18n.t('words.failure.serverSays', { words: serversWords(words) });
}

/** The server's own words, with a sentence of ours where some were left out. */
export const serversWords = (words: string[]): string =>
  words.join(' · ') + (words.some(isCut) ? ` ${cutWords()}` : '');

/** What to say of a text that is longer than what was read of it. */
export const cutWords = (): string => i18n.t('words.failure.cutText', [LONGEST_TEXT]);

/** Why something was refused, and by whom: in the server's words, where it gave any. */
export function refusalWords(failure: Failure): string {
  const { cause, server } = failureWords(failure);
  return failure.cause === 'refused-on-the-way' ? cause : (server ?? cause);
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
      return [i18n.t('words.failure.noAccount'), i18n.t('words.failure.noAccountNext')];
    case 'no-key':
      return [i18n.t('words.failure.noKey'), i18n.t('words.failure.noKeyNext')];
    case 'locked':
      return [i18n.t('words.failure.locked'), i18n.t('words.failure.lockedNext')];
    case 'wrong-passphrase':
      return [i18n.t('words.failure.wrongPassphrase'), i18n.t('words.failure.wrongPassphraseNext')];
    case 'too-soon':
      return [i18n.t('words.failure.tooSoon'), i18n.t('words.failure.tooSoonNext')];
    case 'short-passphrase':
      return [
        i18n.t('words.failure.shortPassphrase'),
        i18n.t('words.failure.shortPassphraseNext', [MIN_PASSPHRASE]),
      ];
    case 'long-name':
      return [
        i18n.t('words.failure.longName'),
        i18n.t('words.failure.longNameNext', [LONGEST_NAME]),
      ];
    case 'damaged-vault':
      return [i18n.t('words.failure.damagedVault'), i18n.t('words.failure.damagedVaultNext')];
    case 'bad-address':
      return ofAddress(failure.why);
    case 'other-account':
      return [
        failure.email
          ? i18n.t('words.failure.otherAccount', { email: failure.email })
          : i18n.t('words.failure.otherAccountUnnamed'),
        i18n.t('words.failure.otherAccountNext'),
      ];
    case 'account-changed':
      return [i18n.t('words.failure.accountChanged'), i18n.t('words.failure.accountChangedNext')];
    case 'interrupted':
      return [i18n.t('words.failure.interrupted'), i18n.t('words.failure.interruptedNext')];
    case 'waited':
      return [i18n.t('words.failure.waited'), i18n.t('words.failure.waitedNext')];
    case 'damaged':
      return [i18n.t('words.failure.damaged'), i18n.t('words.failure.damagedNext')];
    case 'no-storage':
      return [i18n.t('words.failure.noStorage'), i18n.t('words.failure.noStorageNext')];
    case 'newer-storage':
      return [i18n.t('words.failure.newerStorage'), i18n.t('words.failure.newerStorageNext')];
    case 'other-input':
      return [i18n.t('words.failure.otherInput'), i18n.t('words.failure.otherInputNext')];
    case 'no-background':
      return [i18n.t('words.failure.noBackground'), i18n.t('words.failure.noBackgroundNext')];
    case 'bad-message':
      return [i18n.t('words.failure.badMessage'), i18n.t('words.failure.badMessageNext')];
  }
}

function ofAddress(why: AddressFault): Sentences {
  switch (why) {
    case 'empty':
      return [i18n.t('words.failure.addressEmpty'), i18n.t('words.failure.addressEmptyNext')];
    case 'not-an-address':
      return [
        i18n.t('words.failure.addressNotAnAddress'),
        i18n.t('words.failure.addressNotAnAddressNext'),
      ];
    case 'insecure':
      return [i18n.t('words.failure.addressInsecure'), i18n.t('words.failure.addressInsecureNext')];
  }
}

function onTheWay({
  method,
  address,
  by,
  status,
}: Refusal & Pick<ServerFailure, 'status'>): string {
  const told = { status: status ?? '?', address, method };
  return by === null
    ? i18n.t('words.failure.onTheWay', told)
    : i18n.t('words.failure.onTheWayBy', { ...told, by });
}

function ofServer(failure: ServerFailure): Sentences {
  switch (failure.cause) {
    case 'bad-key':
      return [i18n.t('words.failure.badKey'), i18n.t('words.failure.badKeyNext')];
    case 'forbidden':
      return [i18n.t('words.failure.forbidden'), i18n.t('words.failure.forbiddenNext')];
    case 'refused':
      return [i18n.t('words.failure.refused'), i18n.t('words.failure.refusedNext')];
    case 'rate-limited':
      return [
        i18n.t('words.failure.rateLimited'),
        failure.retryAt === null
          ? i18n.t('words.failure.rateLimitedNext')
          : i18n.t('words.failure.rateLimitedAt', { time: clock(failure.retryAt) }),
      ];
    case 'server-error':
      return [
        i18n.t('words.failure.serverError', [failure.status ?? '?']),
        i18n.t('words.failure.serverErrorNext'),
      ];
    case 'unreachable':
      return failure.offline
        ? [i18n.t('words.failure.offline'), i18n.t('words.failure.offlineNext')]
        : [i18n.t('words.failure.unreachable'), i18n.t('words.failure.unreachableNext')];
    case 'timed-out':
      return [
        i18n.t('words.failure.timedOut', failure.seconds),
        i18n.t('words.failure.timedOutNext'),
      ];
    case 'refused-on-the-way':
      return [onTheWay(failure), i18n.t('words.failure.onTheWayNext')];
    case 'not-this-api':
      return failure.got === 'html'
        ? [i18n.t('words.failure.html'), i18n.t('words.failure.htmlNext')]
        : [i18n.t('words.failure.notThisApi'), i18n.t('words.failure.notThisApiNext')];
    case 'stopped':
      return [i18n.t('words.failure.stopped'), i18n.t('words.failure.stoppedNext')];
    case 'too-large':
      return [
        i18n.t('words.failure.tooLarge', [bytes(failure.bytes)]),
        i18n.t('words.failure.tooMuchNext'),
      ];
    case 'endless':
      return [
        i18n.t('words.failure.endless', [codes(failure.codes)]),
        i18n.t('words.failure.tooMuchNext'),
      ];
    case 'redirected':
      return [i18n.t('words.failure.redirected'), i18n.t('words.failure.redirectedNext')];
    case 'no-host-permission':
      return [
        i18n.t('words.failure.noHostPermission', { origin: failure.origin }),
        i18n.t('words.failure.noHostPermissionNext'),
      ];
  }
}
