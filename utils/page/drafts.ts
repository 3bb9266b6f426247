import type { Read } from '@/utils/database/fields';

/*
 * What a person has typed outlives the page: it is stored at once, as it is typed, for each account.
 */

/** The drafts of one form. */
export interface Drafts<T> {
  /**
   * The draft as this window shows it. It is read from storage once; from then on this window alone changes it, so that
   * nothing changes under a person's hands because of another window.
   */
  get(accountId: string): T;
  /** The draft as it is stored for a window that is opened next, by this window or another. */
  stored(accountId: string): T;
  /**
   * Changes parts of it here and in storage, where the other parts stay as another window may have left them.
   * @param storedPart what to change in storage, where that is something else
   */
  patch(accountId: string, part: Partial<T>, storedPart?: Partial<T>): void;
  /** Calls back when this window has changed one. Returns how to stop. */
  onChange(listener: () => void): () => void;
}

const PREFIX = 'draft:';

/** A browser that keeps nothing throws where its storage is so much as named. */
type Place = () => Storage;
const forAll: Place = () => localStorage;
/** For this very window, when it is loaded anew. */
const forThis: Place = () => sessionStorage;

/**
 * @param name of the form
 * @param empty the draft before anything was typed
 * @param read reads a stored draft, which another version may have written
 */
export function drafts<T extends object>(name: string, empty: T, read: Read<T>): Drafts<T> {
  const shown = new Map<string, T>();
  const listeners = new Set<() => void>();
  const keyOf = (accountId: string) => `${PREFIX}${name}:${accountId}`;
  const load = (place: Place, accountId: string) => read(fetchFrom(place, keyOf(accountId)));

  const stored = (accountId: string): T => load(forAll, accountId) ?? empty;
  const get = (accountId: string): T => {
    const draft = shown.get(accountId) ?? load(forThis, accountId) ?? stored(accountId);
    shown.set(accountId, draft);
    return draft;
  };
  const patch = (accountId: string, part: Partial<T>, storedPart = part) => {
    if (isGone(accountId)) return;
    const draft = { ...get(accountId), ...part };
    shown.set(accountId, draft);
    keep(forThis, keyOf(accountId), draft);
    keep(forAll, keyOf(accountId), { ...stored(accountId), ...storedPart });
    for (const listener of listeners) listener();
  };
  const onChange = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return { get, stored, patch, onChange };
}

/** The accounts that there are; `null`: not read yet. */
let known: ReadonlySet<string> | null = null;

const isGone = (accountId: string): boolean => known !== null && !known.has(accountId);

/** Forgets what was typed for an account that is not one of these, because it is gone, and keeps nothing more for it. */
export function keepDraftsOf(accountIds: readonly string[]): void {
  const kept = new Set(accountIds);
  known = kept;
  for (const place of [forAll, forThis])
    attempt(() => {
      for (const key of Object.keys(place()))
        if (key.startsWith(PREFIX) && !kept.has(accountOf(key))) place().removeItem(key);
    });
}

/** Of `draft:form:account` or `draft:form:account:part`. */
const accountOf = (key: string): string => key.split(':')[2] ?? '';

const fetchFrom = (place: Place, key: string): unknown =>
  attempt(() => JSON.parse(place().getItem(key) ?? 'null'));

/** What there is no room for lives as long as the page, and no older text takes its place. */
function keep(place: Place, key: string, draft: object): void {
  try {
    place().setItem(key, JSON.stringify(draft));
  } catch {
    attempt(() => place().removeItem(key));
  }
}

function attempt<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}
