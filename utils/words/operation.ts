import { i18n } from '#i18n';
import type { BatchOperation, GenerateOperation, Operation } from '@/utils/share-codes/operation';
import { isTakenBack } from '@/utils/share-codes/taken-back';
import { isPossiblyMade } from '@/utils/share-codes/told';
import { codes, ips, number } from './number';

/** One line: what an operation did and what came of it. */
export function operationLine(operation: Operation): string {
  return operation.kind === 'generate' ? generateLine(operation) : batchLine(operation);
}

function generateLine(operation: GenerateOperation): string {
  const { input, codes: made, failure } = operation;
  const state = isPossiblyMade(operation) ? 'possible' : operation.state;
  const what = { codes: codes(input.count), ips: ips(input.ipsPerCode) };
  if (failure?.cause === 'damaged') return i18n.t('words.operation.damaged', what);
  const line = stateLine(state, what, made.length < input.count ? made.length : null);
  return input.forwardTo
    ? i18n.t('words.operation.generateFor', { line, email: input.forwardTo })
    : line;
}

/** @param some how many codes it has, where these are fewer than were asked for */
function stateLine(
  state: GenerateOperation['state'],
  what: { codes: string; ips: string },
  some: number | null,
): string {
  switch (state) {
    case 'accepted':
    case 'sent':
      return i18n.t('words.operation.generating', what);
    case 'answered':
    case 'done':
      return some === null
        ? i18n.t('words.operation.generated', what)
        : i18n.t('words.operation.generatedSome', { ...what, made: number(some) });
    case 'refused':
      return i18n.t('words.operation.generateRefused', what);
    case 'unconfirmed':
      return i18n.t('words.operation.generateUnconfirmed', what);
    case 'possible':
      return i18n.t('words.operation.generatePossible', what);
    case 'unclear':
      return i18n.t('words.operation.generateUnclear', what);
  }
}

function batchLine(operation: BatchOperation): string {
  const { kind, state, counts, ipsChanged, total, failure } = operation;
  if (failure?.cause === 'damaged')
    return i18n.t('words.operation.damaged', { codes: codes(total) });
  const known = kind === 'redeem' ? redeemLine(operation) : revokeLine(operation);
  const line = withRest(operation, known);
  const gained = state !== 'running' && counts.redeemed + counts.revoked > 0 && ipsChanged > 0;
  return gained ? i18n.t('words.operation.gained', { line, ips: ips(ipsChanged) }) : line;
}

/** What of it is neither done nor refused. Of one that was cancelled that goes without saying. */
function withRest({ state, counts }: BatchOperation, line: string): string {
  const { unclear, 'not-sent': notSent } = counts;
  if (state === 'done' && notSent > 0)
    line = i18n.t('words.operation.withNotSent', { line, number: number(notSent) });
  return unclear > 0
    ? i18n.t('words.operation.withUnclear', { line, number: number(unclear) })
    : line;
}

function redeemLine(operation: BatchOperation): string {
  const { state, counts, total } = operation;
  const done = number(state === 'running' ? answered(operation) : counts.redeemed);
  const what = { done, codes: codes(total) };
  if (state === 'running') return i18n.t('words.operation.redeeming', what);
  return state === 'done'
    ? i18n.t('words.operation.redeemed', what)
    : i18n.t('words.operation.redeemCancelled', what);
}

function revokeLine(operation: BatchOperation): string {
  const { state, counts, total } = operation;
  const done = number(state === 'running' ? answered(operation) : counts.revoked);
  const what = { done, codes: codes(total) };
  if (isTakenBack(operation)) return i18n.t('words.operation.revokeTakenBack', what);
  if (state === 'running') return i18n.t('words.operation.revoking', what);
  return state === 'done'
    ? i18n.t('words.operation.revoked', what)
    : i18n.t('words.operation.revokeCancelled', what);
}

/** How many codes of a batch operation have an outcome. */
export function answered({ counts }: BatchOperation): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
