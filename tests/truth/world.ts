import { liveBy } from '../../local-server/clock.ts';
import type { FaultInput } from '../../local-server/faults.ts';
import { startLocalServer } from '../../local-server/server.ts';
import type { Message } from '../../utils/messages.ts';
import type { Result } from '../../utils/share-codes/failure.ts';
import { Dice } from '../chaos/dice.ts';
import { type Extension, Profile } from './browser/profile.ts';
import { loadProgram } from './browser/program.ts';
import { loadTexts } from './browser/texts.ts';
import { Clock } from './clock.ts';
import { readJournal, readOpen } from './journal.ts';
import { type Person, saveKey, type World } from './people.ts';

/** A browser whose time is driven. */
export interface DrivenPerson extends Person {
  readonly profile: Profile;
}

export interface DrivenWorld extends World {
  readonly clock: Clock;
  readonly people: readonly DrivenPerson[];
  close(): Promise<void>;
}

export async function loadExtension(): Promise<Extension> {
  return { start: await loadProgram(), getMessage: await loadTexts() };
}

/** @param faults how the server is; the accounts are saved before it is */
export async function openWorld(
  extension: Extension,
  { seed, browsers, faults }: { seed: number; browsers: number; faults: FaultInput[] },
): Promise<DrivenWorld> {
  const clock = new Clock();
  liveBy({
    now: () => clock.now,
    sleep: (ms) => clock.pauseWithin(ms),
    later: (ms, act) => void clock.later(ms, act),
  });
  const server = await startLocalServer({ seed, codes: 12 });
  server.books.accounts[1].balance = 100_000;
  const people: DrivenPerson[] = [];
  for (let index = 0; index < browsers; index++) {
    const dice = new Dice(seed * 10 + index);
    const profile = new Profile(String.fromCharCode(65 + index), clock, dice, extension);
    const person = personOf(profile, server.url);
    for (const key of [server.key, server.secondKey])
      person.accounts.push(await saveKey(person, key, null));
    people.push(person);
  }
  server.setFaults(faults);
  return { clock, time: clock, server, people, close: () => server.close() };
}

const personOf = (profile: Profile, address: string): DrivenPerson => ({
  profile,
  address,
  accounts: [],
  name: profile.name,
  sent: profile.network.sent,
  outages: profile.network.outages,
  events: profile.events,
  errors: profile.errors,
  journal: () => readJournal(profile.databases),
  open: () => readOpen(profile.databases),
  say: (message) => answerTo(profile, message),
});

/** The longest (ms) that a page waits for an answer. */
const PATIENCE = 120_000;

/** What the background answers; `null` where it was killed first. Time goes on until then. */
async function answerTo(profile: Profile, message: Message): Promise<Result<unknown> | null> {
  const { clock } = profile;
  let answer: Result<unknown> | null = null;
  void profile.say(message).then((said) => {
    answer = said;
  });
  await clock.quiet();
  for (let waited = 0; answer === null && waited < PATIENCE; waited += 100)
    await clock.advance(100);
  return answer;
}
