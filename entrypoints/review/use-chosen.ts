import { useState } from 'preact/hooks';
import { listOf, name, or, record, text } from '@/utils/database/fields';
import type { Review } from '@/utils/database/records';
import { isCertain } from './candidate-words';

/** What the person has decided in this window so far. */
export interface Chosen {
  /** Codes put in by hand. */
  added: string[];
  /** Those of them that this account made. */
  own: string[];
  ticked: string[];
  /** What stands in the field for codes by hand. */
  typed: string;
}

const read = record<Chosen>({
  added: listOf(name),
  own: or(listOf(name), []),
  ticked: listOf(name),
  typed: text,
});

/** The decisions in a review. They outlive a reload of its window, and go with it. */
export function useChosen(
  review: Review,
): [Chosen, (change: (now: Chosen) => Partial<Chosen>) => void] {
  const [chosen, setChosen] = useState(() => load(review) ?? fresh(review));
  const change = (partOf: (now: Chosen) => Partial<Chosen>) =>
    setChosen((now) => {
      const next = { ...now, ...partOf(now) };
      store(review, next);
      return next;
    });
  return [chosen, change];
}

const fresh = ({ candidates }: Review): Chosen => ({
  added: [],
  own: [],
  ticked: candidates.filter(isCertain).map(({ code }) => code),
  typed: '',
});

/** Whether the person has decided nothing yet, so that nothing is lost with this window. */
export function isUntouched(review: Review, { added, ticked, typed }: Chosen): boolean {
  const before = new Set(fresh(review).ticked);
  const isSame = ticked.length === before.size && ticked.every((code) => before.has(code));
  return isSame && added.length === 0 && typed.trim() === '';
}

/** The draft of an account, which goes with it. */
const keyOf = ({ accountId, id }: Review): string => `draft:review:${accountId}:${id}`;

function load(review: Review): Chosen | undefined {
  try {
    return read(JSON.parse(sessionStorage.getItem(keyOf(review)) ?? 'null'));
  } catch {
    return undefined;
  }
}

function store(review: Review, chosen: Chosen): void {
  try {
    sessionStorage.setItem(keyOf(review), JSON.stringify(chosen));
  } catch {
    // The page still shows it.
  }
}
