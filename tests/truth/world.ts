import { liveBy } from '../../local-server/clock.ts';
import type { FaultInput } from '../../local-server/faults.ts';
import { type LocalServer, startLocalServer } from '../../local-server/server.ts';
import type { Message } from '../../utils/messages.ts';
import type { Account } from '../../utils/share-codes/account.ts';
import type { Result } from '../../utils/share-codes/failure.ts';
import { Dice } from '../chaos/dice.ts';
import { type Extension, Profile } from './browser/profile.ts';
import { loadProgram } from './browser/program.ts';
import { loadTexts } from './browser/texts.ts';
import { Clock } from './clock.ts';

/** A browser with the ids that its accounts have there. */
export interface Person {
  profile: Profile;
  /** The account of the first key, then that of the second. */
  accounts: string[];
}

/** One server, some browsers, and the time they live in. */
export interface World {
  clock: Clock;
  server: LocalServer;
  people: Person[];
  close(): Promise<void>;
}

export async function loadExtension(): Promise<Extension> {
  return { start: await loadProgram(), getMessage: await loadTexts() };
}

/** @param faults how the server is; the accounts are saved before it is */
export async function openWorld(
  extension: Extension,
  { seed, browsers, faults }: { seed: number; browsers: number; faults: FaultInput[] },
): Promise<World> {
  const clock = new Clock();
  liveBy({
    now: () => clock.now,
    sleep: (ms) => clock.pauseWithin(ms),
    later: (ms, act) => void clock.later(ms, act),
  });
  const server = await startLocalServer({ seed, codes: 12 });
  server.books.accounts[1].balance = 100_000;
  const people: Person[] = [];
  for (let index = 0; index < browsers; index++) {
    const dice = new Dice(seed * 10 + index);
    const profile = new Profile(String.fromCharCode(65 + index), clock, dice, extension);
    const accounts: string[] = [];
    for (const key of [server.key, server.secondKey])
      accounts.push(await saveKey(clock, profile, server.url, key, null));
    people.push({ profile, accounts });
  }
  server.setFaults(faults);
  return { clock, server, people, close: () => server.close() };
}

/** @returns the id of the account */
export async function saveKey(
  clock: Clock,
  profile: Profile,
  address: string,
  key: string,
  accountId: string | null,
): Promise<string> {
  const message = { type: 'save-account', accountId, name: '', server: 'custom', address } as const;
  const saved = await answerTo(clock, profile, { ...message, key, untested: false });
  if (!saved?.ok) throw new Error(`The account was not saved: ${JSON.stringify(saved)}`);
  return (saved.value as Account).id;
}

/** The longest (ms) that a page waits for an answer. */
const PATIENCE = 120_000;

/** What the background answers; `null` where it was killed first. Time goes on until then. */
export async function answerTo(
  clock: Clock,
  profile: Profile,
  message: Message,
): Promise<Result<unknown> | null> {
  let answer: Result<unknown> | null = null;
  void profile.say(message).then((said) => {
    answer = said;
  });
  await clock.quiet();
  for (let waited = 0; answer === null && waited < PATIENCE; waited += 100)
    await clock.advance(100);
  return answer;
}
