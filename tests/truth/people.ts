import type { LocalServer } from '../../local-server/server.ts';
import type { Message } from '../../utils/messages.ts';
import type { Account } from '../../utils/share-codes/account.ts';
import type { Result } from '../../utils/share-codes/failure.ts';
import type { Journal } from '../chaos/journal.ts';
import type { Sent } from './sent.ts';

/** The time that a run lives in: a driven one, or the real one. */
export interface Time {
  /** Ms since 1970. */
  readonly now: number;
  later(ms: number, act: () => void): unknown;
}

/** A browser with the extension in it, driven or real, as hands and judge meet it. */
export interface Person {
  readonly name: string;
  /** Where its requests go. */
  readonly address: string;
  /** The id of the account of the first key, then that of the second. */
  readonly accounts: string[];
  readonly sent: readonly Sent[];
  /** When the server could not be reached. */
  readonly outages: readonly { from: number; to: number }[];
  /** What has befallen the browser. */
  readonly events: readonly { at: number; text: string }[];
  /** Errors that the background has written to its console. */
  readonly errors: readonly string[];
  /** Everything that is stored of operations, read past all code of the extension. */
  journal(): Promise<Journal>;
  /** What is open alone. */
  open(): Promise<Journal>;
  /** What the background answers; `null` where it was killed first. */
  say(message: Message): Promise<Result<unknown> | null>;
}

/** One server, some browsers, and the time they live in. */
export interface World {
  readonly time: Time;
  readonly server: LocalServer;
  readonly people: readonly Person[];
}

/** @returns the id of the account */
export async function saveKey(
  person: Person,
  key: string,
  accountId: string | null,
): Promise<string> {
  const { address } = person;
  const message = { type: 'save-account', accountId, name: '', server: 'custom', address } as const;
  const saved = await person.say({ ...message, key, untested: false });
  if (!saved?.ok) throw new Error(`The account was not saved: ${JSON.stringify(saved)}`);
  return (saved.value as Account).id;
}
