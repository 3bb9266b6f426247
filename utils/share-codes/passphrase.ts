/** The shortest passphrase that is taken, in characters: what it guards can be guessed at without end by a thief. */
export const MIN_PASSPHRASE = 12;

/** After how many minutes without use the keys can be locked. */
export const LOCK_MINUTES = [5, 15, 60, 480] as const;
/** `null`: when the browser closes, which always locks. */
export type LockAfter = (typeof LOCK_MINUTES)[number] | null;

/** `off`: there is no passphrase. */
export type LockState = 'off' | 'open' | 'locked';

/** Characters as a person counts them. */
export function isLongEnough(passphrase: string): boolean {
  return [...passphrase].length >= MIN_PASSPHRASE;
}
