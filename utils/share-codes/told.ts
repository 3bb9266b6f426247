import { isNo } from './failure';
import { type GenerateOperation, isKnown, type Operation } from './operation';

/**
 * Whether there is a word to tell of it: it has ended, or is a generate whose answer is known, and the list is only
 * read for codes beyond that.
 */
export const isTold = (operation: Operation): boolean =>
  !operation.open || (operation.kind === 'generate' && isKnown(operation));

/** What a person is told of a generate. Codes beyond those asked for are told once there will be no more. */
export function toldOf({ state, open, codes, surplus, possible }: GenerateOperation): string {
  const word = state === 'answered' ? 'done' : state;
  return [word, codes.length, open ? 0 : surplus.length, possible.length].join();
}

/** It was answered with a no, whatever has come to light since. */
export const wasRefused = ({ state, failure }: GenerateOperation): boolean =>
  state === 'refused' || (state === 'unclear' && failure !== null && isNo(failure));

/** Codes show that a refused request may have made all the same. */
export const isPossiblyMade = ({ state, possible }: GenerateOperation): boolean =>
  state === 'refused' && possible.length > 0;
