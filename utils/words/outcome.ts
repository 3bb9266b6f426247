import { i18n } from '#i18n';
import type { ServerFailure } from '@/utils/share-codes/failure';
import { isLeftOut, type Outcome, type Reason } from '@/utils/share-codes/operation';
import { failureWords, serversWords } from './failure';

/** Browsers allow no hyphen in the name of a message. */
const MESSAGES = {
  redeemed: 'words.outcome.redeemed',
  revoked: 'words.outcome.revoked',
  refused: 'words.outcome.refused',
  'already-yours': 'words.outcome.alreadyYours',
  'not-sent': 'words.outcome.notSent',
  unclear: 'words.outcome.unclear',
} as const satisfies Record<Outcome['word'], string>;

/** The one word for what became of a code; without an outcome it is still on its way. */
export function outcomeWord(outcome: Outcome | null, checking = false): string {
  if (outcome) return i18n.t(MESSAGES[outcome.word]);
  return checking ? i18n.t('words.outcome.checking') : i18n.t('words.outcome.waiting');
}

/** Why a code was refused or not sent, or what is known of one that is unclear; `null` for any other outcome. */
export function outcomeReason(outcome: Outcome | null): string | null {
  if (isLeftOut(outcome)) return i18n.t(`words.reason.own.${outcome.own}`);
  if (outcome?.word === 'unclear') return i18n.t('words.reason.unclear');
  return outcome?.word === 'refused' ? reasonWords(outcome.reason) : null;
}

/** What on the way has refused the request of a code, and so of all that were in it. */
export function refusalOnTheWay(outcome: Outcome | null): ServerFailure | null {
  if (outcome?.word !== 'refused' || outcome.reason.cause !== 'failed') return null;
  const { failure } = outcome.reason;
  return failure.cause === 'refused-on-the-way' ? failure : null;
}

function reasonWords(reason: Reason): string {
  switch (reason.cause) {
    case 'server':
      return serversWords(reason.words) || i18n.t('words.reason.noneGiven');
    case 'none-given':
      return i18n.t('words.reason.noneGiven');
    case 'used':
      return i18n.t('words.reason.used');
    case 'failed':
      return failureWords(reason.failure).cause;
  }
}

/** The word together with its reason, for one line of text. */
export function outcomeLine(outcome: Outcome | null, checking = false): string {
  const reason = outcomeReason(outcome);
  const word = outcomeWord(outcome, checking);
  return reason ? `${word}: ${reason}` : word;
}
