/** Why something did not succeed, as a value that can be stored, sent and put into words. */
export type Failure =
  | ServerFailure
  | { cause: 'no-account' }
  /** A new account needs a key, or the stored one is gone. */
  | { cause: 'no-key' }
  /** The keys are encrypted, and the passphrase has not been entered. */
  | { cause: 'locked' }
  /** `retryAt`: when another one may be tried (ms since 1970). */
  | { cause: 'wrong-passphrase'; retryAt: number }
  /** Another try before that time; this one was not looked at. */
  | { cause: 'too-soon'; retryAt: number }
  | { cause: 'short-passphrase' }
  | { cause: 'long-name' }
  /** What the passphrase would open cannot be read any more. */
  | { cause: 'damaged-vault' }
  | { cause: 'bad-address'; why: 'empty' | 'not-an-address' | 'insecure' }
  /** The new key belongs to another account than the one it was saved for. */
  | { cause: 'other-account'; email: string | null }
  /** It was removed, or moved to another server, while its new key was tested. */
  | { cause: 'account-changed' }
  /** Killed before anything was sent, and too long ago to go on unasked. */
  | { cause: 'interrupted' }
  /** It waited too long for the passphrase to go on unasked; nothing was sent. */
  | { cause: 'waited' }
  /** What was stored of it cannot be read whole any more, so nothing more of it is sent. */
  | { cause: 'damaged' }
  /** The journal could not be written, so nothing was sent. */
  | { cause: 'no-storage'; detail: string }
  /** What is stored is of a newer version of this extension: nothing of it is read or changed. */
  | { cause: 'newer-storage' }
  /** An operation of this id is in the journal that asks for something else, so this one was not begun. */
  | { cause: 'other-input' }
  /** The background did not answer a page, e.g. in the middle of an update. */
  | { cause: 'no-background'; detail: string }
  /** A message that this extension's pages never send. */
  | { cause: 'bad-message'; detail: string };

/** Why a call to the server did not succeed. */
export type ServerFailure = {
  /** True only where the server said so itself: it did not act on the request. False: it may have acted. */
  notActed: boolean;
  /** HTTP status, `null` where no answer came. */
  status: number | null;
  /** The server's own words, `message` first, then `errors`. Text only, cut to a readable length. */
  words: string[];
} & (
  | { cause: 'bad-key' }
  | { cause: 'forbidden' }
  | { cause: 'refused' }
  /** `retryAt`: when the server allows another try (ms since 1970), `null` where it did not say. */
  | { cause: 'rate-limited'; retryAt: number | null }
  | { cause: 'server-error' }
  | { cause: 'unreachable'; offline: boolean }
  | { cause: 'timed-out'; seconds: number }
  /** What answered was no answer of this API: something on the way, such as a proxy, takes no such request. */
  | ({ cause: 'refused-on-the-way' } & Refusal)
  /** HTML, or JSON of another shape. */
  | { cause: 'not-this-api'; got: 'html' | 'other' }
  | { cause: 'redirected' }
  /** Nothing was sent: the key may not be used any more. */
  | { cause: 'stopped' }
  /** An answer that was longer than this, so that it was not read to its end. */
  | { cause: 'too-large'; bytes: number }
  /** A list that did not end after so many codes. */
  | { cause: 'endless'; codes: number }
  /** The browser lets people withdraw a host permission; it then looks like an unreachable server. */
  | { cause: 'no-host-permission'; origin: string }
);

/** Whether it was refused: by the API itself, or by something on the way that takes no such request. */
export const isNo = (failure: Failure): boolean =>
  failure.cause === 'refused-on-the-way' || ('notActed' in failure && failure.notActed);

/** Whether it was never sent, since the key may not be used any more. */
export const isStopped = (result: Result<unknown>): boolean =>
  !result.ok && result.failure.cause === 'stopped';

/** Who refused what. */
export interface Refusal {
  method: 'GET' | 'POST' | 'DELETE';
  /** Host and path: in a query could be the key. */
  address: string;
  /** As it calls itself; `null` where it does not. */
  by: string | null;
}

export type Result<T, F = Failure> = { ok: true; value: T } | { ok: false; failure: F };

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });
export const fail = <F>(failure: F): { ok: false; failure: F } => ({ ok: false, failure });
