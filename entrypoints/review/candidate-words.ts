import { i18n } from '#i18n';
import type { ReviewCandidate } from '@/utils/database/records';
import type { CandidateReason } from '@/utils/share-codes/candidate';

/** Ticked from the start: surely a code, and surely not one that this account made itself. */
export function isCertain({ certainty, own }: ReviewCandidate): boolean {
  return certainty === 'sure' && own === 'no';
}

/** Why a word is among the found codes, and what speaks against redeeming it. */
export function candidateWords({ certainty, reason, own }: ReviewCandidate): string {
  if (own === 'yes') return i18n.t('review.own');
  if (own === 'unknown') return i18n.t('review.ownUnknown');
  const words = [reasonWords(reason)];
  if (certainty === 'maybe') words.push(i18n.t('review.maybe'));
  return words.join(' · ');
}

function reasonWords(reason: CandidateReason): string {
  switch (reason) {
    case 'alone':
      return i18n.t('review.alone');
    case 'labelled':
      return i18n.t('review.labelled');
    case 'known-shape':
      return i18n.t('review.knownShape');
    case 'looks-like-code':
      return i18n.t('review.looksLikeCode');
    case 'like-others':
      return i18n.t('review.likeOthers');
    case 'in-list':
      return i18n.t('review.inList');
    case 'named-otherwise':
      return i18n.t('review.namedOtherwise');
    case 'part-of-longer':
      return i18n.t('review.partOfLonger');
  }
}
