import { i18n } from '#i18n';
import { hasSurplus } from '@/utils/share-codes/ended-badly';
import type { GenerateOperation } from '@/utils/share-codes/operation';
import { isPossiblyMade, wasRefused } from '@/utils/share-codes/told';
import { refusalWords } from './failure';
import { codes, ips, number } from './number';

/** What is known of a generate that nobody can be sure of, the news first; empty where there is no doubt. */
export function doubtWords(operation: GenerateOperation): string[] {
  const { state, surplus, failure } = operation;
  const whose = i18n.t('words.doubt.whose');
  if (hasSurplus(operation))
    return [i18n.t('words.doubt.surplus', surplus.length, [number(surplus.length)]), whose];
  const why = failure && wasRefused(operation) ? [refusalWords(failure)] : [];
  if (isPossiblyMade(operation)) return [i18n.t('words.doubt.refused'), ...why, whose];
  if (state === 'possible') return [i18n.t('words.doubt.possible'), whose];
  if (state !== 'unclear') return [];
  return [unclearLine(operation), ...why, costLine(operation), i18n.t('words.doubt.next')];
}

function unclearLine(operation: GenerateOperation): string {
  const { input, codes: made } = operation;
  if (wasRefused(operation)) return i18n.t('words.doubt.refusedCost');
  if (made.length === 0) return i18n.t('words.doubt.unclear');
  return i18n.t('words.doubt.unclearSome', {
    made: number(made.length),
    codes: codes(input.count),
  });
}

function costLine({ input, baseline, balanceAfter }: GenerateOperation): string {
  const cost = ips(input.count * input.ipsPerCode);
  const before = baseline?.balance ?? null;
  if (before === null || balanceAfter === null) return i18n.t('words.doubt.cost', { cost });
  return i18n.t('words.doubt.costAndBalance', {
    cost,
    before: ips(before),
    after: ips(balanceAfter),
  });
}
