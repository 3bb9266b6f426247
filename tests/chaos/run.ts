import { setTimeout } from 'node:timers/promises';
import { startLocalServer } from '../../local-server/server.ts';
import { BROWSERS, type BrowserName } from '../browsers/screen.ts';
import type { Extension } from '../truth/browser/profile.ts';
import { Hands, type Trouble } from '../truth/hands.ts';
import { Judge } from '../truth/judge/judge.ts';
import { saveKey, type Time, type World } from '../truth/people.ts';
import type { Report } from '../truth/report.ts';
import { isWithin, MISHAP_NAMES, MISHAPS } from '../truth/server/mishaps.ts';
import { chooseWays, type Way } from '../truth/server/ways.ts';
import { Dice } from './dice.ts';
import { RealPerson } from './real-person.ts';

/*
 * What tests/truth does with a driven clock, in real browsers and real time: the same servers and colleagues, the same
 * orders, the same judge; the worker is killed and the browser restarted at any moment.
 */

export interface Wishes extends Trouble {
  seed: number;
  browser: BrowserName;
  operations: number;
  /** How the server is; without it as chance has it. */
  ways?: Way[];
}

const SECOND = 1000;
/** A server that is behind by more (ms) takes too long in real time. */
const LONGEST_LAG = 20 * SECOND;
/** So does what goes wrong for longer. */
const LONGEST_MISHAP = 40 * SECOND;
/** What goes on when the last has begun is waited for so long. */
const LONGEST_END = 150 * SECOND;

const realTime: Time = {
  get now() {
    return Date.now();
  },
  later: (ms, act) => globalThis.setTimeout(act, ms).unref(),
};

const QUICK = MISHAP_NAMES.filter((name) => isWithin(MISHAPS[name], LONGEST_MISHAP));

interface RealWorld extends World {
  readonly people: RealPerson[];
}

export async function run(extension: Extension, wishes: Wishes): Promise<Report> {
  const { seed, browser } = wishes;
  const dice = new Dice(seed);
  const ways = wishes.ways ?? chooseWays(dice, ({ faults }) => isWithin(faults, LONGEST_LAG));
  const faults = ways.flatMap((way) => way.faults);
  const other = wishes.colleagues !== false && dice.chance(0.4) ? [dice.pick(BROWSERS)] : [];
  const server = await startLocalServer({ seed, codes: 12 });
  server.books.accounts[1].balance = 100_000;
  const world: RealWorld = { time: realTime, server, people: [] };
  try {
    for (const [at, kind] of [browser, ...other].entries())
      world.people.push(await begin(world, at, kind, seed));
    server.setFaults(faults);
    const judge = new Judge(world, extension);
    const hands = new Hands(world, dice, judge, faults, { mishaps: QUICK, ...wishes });
    const days = new Run(world, dice, judge, hands);
    while (hands.begun < wishes.operations) await days.round();
    server.setFaults(faults);
    await days.end();
    return judge.report(wishes, ways);
  } finally {
    for (const person of world.people) await person.close();
    await server.close();
  }
}

async function begin(
  { server }: World,
  at: number,
  kind: BrowserName,
  seed: number,
): Promise<RealPerson> {
  const name = String.fromCharCode(65 + at);
  const person = await RealPerson.start(name, kind, server.url, new Dice(seed * 10 + at));
  for (const key of [server.key, server.secondKey])
    person.accounts.push(await saveKey(person, key, null));
  return person;
}

class Run {
  private readonly world: RealWorld;
  private readonly dice: Dice;
  private readonly judge: Judge;
  private readonly hands: Hands;

  constructor(world: RealWorld, dice: Dice, judge: Judge, hands: Hands) {
    this.world = world;
    this.dice = dice;
    this.judge = judge;
    this.hands = hands;
  }

  async round(): Promise<void> {
    const { dice, hands } = this;
    const person = dice.pick(this.world.people);
    await hands.begin(person);
    if (dice.chance(0.5)) await person.untilChanging();
    else await setTimeout(dice.below(dice.pick([50, 400, 2000])));
    if (dice.chance(0.5)) await person.kill();
    if (dice.chance(0.06)) await person.restart();
    if (dice.chance(0.06)) person.goDown(dice.pick([2, 5, 20]) * SECOND);
    if (dice.chance(0.03)) await this.replaceKey();
    if (dice.chance(0.4)) return; // the next one comes at once
    await this.pass(dice.below(dice.pick([2, 5, 15])) * SECOND);
    await hands.decide(person);
    if (dice.chance(0.2)) await hands.lookIn(person);
    await this.judge.compare(false);
  }

  private async replaceKey(): Promise<void> {
    const { books } = this.world.server;
    books.newKey(books.accounts[0]);
    await this.pass(this.dice.below(5) * SECOND);
    await this.hands.enterKey();
  }

  /** All that may still come comes, or its time is over, and pages are looked at. */
  async end(): Promise<void> {
    const end = Date.now() + LONGEST_END;
    await this.pass(30 * SECOND); // colleagues may still be busy, and caches old
    await this.hands.enterKey();
    await this.lookIn();
    while (Date.now() < end && (await this.pass(5 * SECOND)));
    await this.pass(LONGEST_LAG);
    await this.lookIn();
    await this.pass(5 * SECOND);
    await this.judge.compare(true);
  }

  private async lookIn(): Promise<void> {
    for (const person of this.world.people) await this.hands.lookIn(person);
  }

  /** @returns whether anything was open a moment ago */
  private async pass(ms: number): Promise<boolean> {
    const end = Date.now() + ms;
    let isOpen = true;
    for (let left = ms; left > 0; left = end - Date.now()) {
      await setTimeout(Math.min(left, 5 * SECOND));
      if (left >= 5 * SECOND) isOpen = await this.judge.lookForPatience();
    }
    return isOpen;
  }
}
