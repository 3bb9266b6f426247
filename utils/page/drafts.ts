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
  /** The draft as it is stored, by this window or another. */
  stored(accountId: string): T;
  /** Changes parts of it here and in storage, where the other parts stay as another window may have left them. */
  patch(accountId: string, patch: Partial<T>): void;
  /** Calls back when this window has changed one. Returns how to stop. */
  onChange(listener: () => void): () => void;
}

const PREFIX = 'draft:';

/**
 * @param name of the form
 * @param empty the draft before anything was typed
 * @param read reads a stored draft, which another version may have written
 */
export function drafts<T extends object>(name: string, empty: T, read: Read<T>): Drafts<T> {
  const shown = new Map<string, T>();
  /** What localStorage has no room for lives as long as the page. */
  const unstored = new Map<string, T>();
  const listeners = new Set<() => void>();
  const keyOf = (accountId: string) => `${PREFIX}${name}:${accountId}`;

  const stored = (accountId: string): T => {
    try {
      const text = localStorage.getItem(keyOf(accountId)) ?? 'null';
      return unstored.get(accountId) ?? read(JSON.parse(text)) ?? empty;
    } catch {
      return unstored.get(accountId) ?? empty;
    }
  };
  const get = (accountId: string): T => {
    const draft = shown.get(accountId) ?? stored(accountId);
    shown.set(accountId, draft);
    return draft;
  };
  const store = (accountId: string, draft: T) => {
    try {
      localStorage.setItem(keyOf(accountId), JSON.stringify(draft));
      unstored.delete(accountId);
    } catch {
      unstored.set(accountId, draft);
    }
  };
  const patch = (accountId: string, part: Partial<T>) => {
    store(accountId, { ...stored(accountId), ...part });
    shown.set(accountId, { ...get(accountId), ...part });
    for (const listener of listeners) listener();
  };
  const onChange = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return { get, stored, patch, onChange };
}

/** Forgets what was typed for an account that is not one of these, because it is gone. */
export function keepDraftsOf(accountIds: readonly string[]): void {
  const kept = new Set(accountIds);
  for (const key of Object.keys(localStorage))
    if (key.startsWith(PREFIX) && !kept.has(accountOf(key))) localStorage.removeItem(key);
}

/** Of `draft:form:account` or `draft:form:account:part`. */
const accountOf = (key: string): string => key.split(':')[2] ?? '';
