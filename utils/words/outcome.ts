import { i18n } from '#i18n';
import type { Outcome, Reason } from '@/utils/share-codes/operation';
import { failureWords } from './failure';

/** The one word for what became of a code; without an outcome it is still on its way. */
export function outcomeWord(outcome: Outcome | null, checking = false): string {
  return i18n.t(`words.outcome.${outcome?.word ?? (checking ? 'checking' : 'waiting')}`);
}

/** Why a code was refused; `null` for any other outcome. */
export function outcomeReason(outcome: Outcome | null): string | null {
  return outcome?.word === 'refused' ? reasonWords(outcome.reason) : null;
}

function reasonWords(reason: Reason): string {
  switch (reason.cause) {
    case 'server':
      return reason.words.join(' · ') || i18n.t('words.reason.none-given');
    case 'none-given':
      return i18n.t('words.reason.none-given');
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
