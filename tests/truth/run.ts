import { Dice } from '../chaos/dice.ts';
import type { Extension } from './browser/profile.ts';
import { Hands, type Trouble } from './hands.ts';
import { Judge } from './judge/judge.ts';
import type { Report } from './report.ts';
import { chooseWays, type Way } from './server/ways.ts';
import { type DrivenWorld, openWorld } from './world.ts';

/*
 * Random operations against one server that is bad in some ways from beginning to end. What the person reads is
 * compared with the server's books, code by code, whenever something has ended and once more when all is over.
 */

export interface Wishes extends Trouble {
  seed: number;
  operations: number;
  /** How the server is; without it as chance has it. */
  ways?: Way[];
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

export async function run(extension: Extension, wishes: Wishes): Promise<Report> {
  const dice = new Dice(wishes.seed);
  const ways = wishes.ways ?? chooseWays(dice);
  const faults = ways.flatMap((way) => way.faults);
  const browsers = wishes.colleagues !== false && dice.chance(0.25) ? 2 : 1;
  const world = await openWorld(extension, { seed: wishes.seed, browsers, faults });
  try {
    const judge = new Judge(world, extension);
    const hands = new Hands(world, dice, judge, faults, wishes);
    const days = new Run(world, dice, judge, hands);
    while (hands.begun < wishes.operations) await days.round();
    world.server.setFaults(faults);
    await days.end();
    return judge.report(wishes, ways);
  } finally {
    await world.close();
  }
}

class Run {
  private readonly world: DrivenWorld;
  private readonly dice: Dice;
  private readonly judge: Judge;
  private readonly hands: Hands;

  constructor(world: DrivenWorld, dice: Dice, judge: Judge, hands: Hands) {
    this.world = world;
    this.dice = dice;
    this.judge = judge;
    this.hands = hands;
  }

  async round(): Promise<void> {
    const { dice, hands } = this;
    const person = dice.pick(this.world.people);
    const { profile } = person;
    await hands.begin(person);
    await this.pass(dice.below(400));
    if (dice.chance(0.2)) profile.kill();
    if (dice.chance(0.05)) profile.restart();
    if (dice.chance(0.03)) profile.offerUpdate();
    if (dice.chance(0.08)) profile.goDown(dice.pick([5, 60, 240]) * SECOND);
    if (dice.chance(0.03)) await this.replaceKey();
    if (dice.chance(0.03)) profile.moveClock(dice.pick([-25, -3, 3, 8]) * HOUR);
    if (dice.chance(0.2)) return; // the next one comes at once
    await this.settle(8 * MINUTE);
    await hands.decide(person);
    await this.pass(dice.below(dice.pick([2, 60, 300])) * SECOND);
    if (dice.chance(0.2)) await hands.lookIn(person);
  }

  private async replaceKey(): Promise<void> {
    const { books } = this.world.server;
    books.newKey(books.accounts[0]);
    await this.pass(this.dice.below(60) * SECOND);
    await this.hands.enterKey();
  }

  /** All that may still come comes, and pages are looked at now and then. */
  async end(): Promise<void> {
    do await this.pass(5 * MINUTE);
    while (!(await this.hands.enterKey()));
    for (let round = 0; round < 6; round++) {
      await this.pass(5 * MINUTE);
      await this.lookIn();
    }
    await this.settle(HOUR);
    await this.lookIn();
    await this.pass(2 * MINUTE);
    await this.judge.compare(true);
    await this.judge.tellNeverEnded();
  }

  private async lookIn(): Promise<void> {
    for (const person of this.world.people) await this.hands.lookIn(person);
  }

  /** Until nothing is open any more, or the time is over. */
  private async settle(ms: number): Promise<void> {
    for (const end = this.world.clock.now + ms; this.world.clock.now < end; )
      if (!(await this.pass(30 * SECOND))) break;
    await this.judge.compare(false);
  }

  /** @returns whether anything was open a moment ago */
  private async pass(ms: number): Promise<boolean> {
    let isOpen = true;
    for (let left = ms; left > 0; left -= 30 * SECOND) {
      await this.world.clock.advance(Math.min(left, 30 * SECOND));
      if (left >= 30 * SECOND) isOpen = await this.judge.lookForPatience();
    }
    return isOpen;
  }
}
