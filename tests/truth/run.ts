import type { FaultInput } from '../../local-server/faults.ts';
import type { Message } from '../../utils/messages.ts';
import { Dice } from '../chaos/dice.ts';
import type { Extension } from './browser/profile.ts';
import { isGenerate, readJournal } from './journal.ts';
import { Judge } from './judge/judge.ts';
import { type Order, Orders } from './orders.ts';
import type { Report } from './report.ts';
import { Colleagues } from './server/colleagues.ts';
import { befall, MISHAP_NAMES, type MishapName } from './server/mishaps.ts';
import { chooseWays, type Way } from './server/ways.ts';
import { answerTo, openWorld, type Person, saveKey, type World } from './world.ts';

/*
 * Random operations against one server that is bad in some ways from beginning to end. What the person reads is
 * compared with the server's books, code by code, whenever something has ended and once more when all is over.
 */

export interface Wishes {
  seed: number;
  operations: number;
  /** How the server is; without it as chance has it. */
  ways?: Way[];
  /** What may go wrong with a request; all there is without it. */
  mishaps?: readonly MishapName[];
  /** Whether others work with the same keys; they do without it. */
  colleagues?: boolean;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

export async function run(extension: Extension, wishes: Wishes): Promise<Report> {
  const dice = new Dice(wishes.seed);
  const ways = wishes.ways ?? chooseWays(dice);
  const faults = ways.flatMap((way) => way.faults);
  const browsers = wishes.colleagues !== false && dice.chance(0.25) ? 2 : 1;
  const world = await openWorld(extension, { seed: wishes.seed, browsers, faults });
  try {
    const judge = new Judge(world, extension);
    await new Run(world, dice, faults, judge, wishes).go();
    return judge.report(wishes, ways);
  } finally {
    await world.close();
  }
}

class Run {
  private readonly world: World;
  private readonly dice: Dice;
  private readonly faults: FaultInput[];
  private readonly judge: Judge;
  private readonly wishes: Wishes;
  private readonly orders: Orders;
  private readonly colleagues: Colleagues;
  private begun = 0;

  constructor(world: World, dice: Dice, faults: FaultInput[], judge: Judge, wishes: Wishes) {
    this.world = world;
    this.dice = dice;
    this.faults = faults;
    this.judge = judge;
    this.wishes = wishes;
    this.orders = new Orders(world.server.books, dice);
    this.colleagues = new Colleagues(world.server.books, world.clock, dice);
  }

  async go(): Promise<void> {
    while (this.begun < this.wishes.operations) await this.round();
    this.world.server.setFaults(this.faults);
    await this.end();
  }

  private async round(): Promise<void> {
    const { dice } = this;
    const person = dice.pick(this.world.people);
    await this.begin(person);
    await this.pass(dice.below(400));
    if (dice.chance(0.2)) person.profile.kill();
    if (dice.chance(0.05)) person.profile.restart();
    if (dice.chance(0.03)) person.profile.offerUpdate();
    if (dice.chance(0.08)) person.profile.network.goDown(dice.pick([5, 60, 240]) * SECOND);
    if (dice.chance(0.03)) await this.replaceKey();
    if (dice.chance(0.03)) person.profile.skew += dice.pick([-25, -3, 3, 8]) * 60 * MINUTE;
    if (dice.chance(0.2)) return; // the next one comes at once
    await this.settle(8 * MINUTE);
    await this.decide(person);
    await this.pass(dice.below(dice.pick([2, 60, 300])) * SECOND);
    if (dice.chance(0.2)) await this.lookIn(person);
  }

  /** One operation, whatever may go wrong with it, and whoever else is busy meanwhile. */
  private async begin(person: Person): Promise<void> {
    const { dice } = this;
    const id = `${dice.seed}-${this.begun++}`;
    const accountId = dice.pick([...person.accounts.slice(0, 1), ...person.accounts]);
    const { operations } = await readJournal(person.profile.databases);
    const own = operations.filter((operation) => operation.accountId === accountId);
    const order = this.orders.next({ id, accountId }, own);
    this.world.server.setFaults([...this.mishaps(order), ...this.faults]);
    this.meanwhile(person, order);
    this.judge.note(person, order);
    await this.say(person, order);
    const [other] = this.world.people.filter((one) => one !== person);
    if (other && dice.chance(0.3)) await this.doToo(other, person, order);
  }

  private mishaps(order: Order): FaultInput[] {
    const { mishaps = MISHAP_NAMES } = this.wishes;
    if (mishaps.length === 0 || this.dice.chance(0.4)) return [];
    const times = this.dice.pick([1, 1, 2, 4]);
    return befall(this.dice.pick(mishaps), ENDPOINTS[order.type], times);
  }

  private meanwhile(person: Person, order: Order): void {
    const { dice, colleagues } = this;
    const account = this.world.server.books.accounts[person.accounts.indexOf(order.accountId)];
    if (!account || this.wishes.colleagues === false) return;
    if (order.type === 'generate') {
      if (dice.chance(0.2)) colleagues.generateToo(account, order.input);
      return;
    }
    const codes = order.type === 'redeem' ? order.codes : order.codes.map(({ code }) => code);
    if (order.type === 'redeem' && dice.chance(0.15)) colleagues.redeemToo(account, codes);
    if (order.type === 'revoke' && dice.chance(0.1)) colleagues.revokeToo(account, codes);
    if (dice.chance(0.15)) colleagues.use(codes);
  }

  /** The same in another browser with the same key. */
  private async doToo(other: Person, person: Person, order: Order): Promise<void> {
    const accountId = other.accounts[person.accounts.indexOf(order.accountId)] ?? '';
    const same = { ...order, id: `${order.id}-too`, accountId };
    this.judge.note(other, same);
    await this.say(other, same);
  }

  /** As a page does it: once more where the worker was killed before it answered. */
  private async say(person: Person, message: Message): Promise<void> {
    const { clock } = this.world;
    for (let tries = 0; tries < 3; tries++)
      if (await answerTo(clock, person.profile, message)) return;
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

  /** Until nothing is open any more, or the time is over. */
  private async settle(ms: number): Promise<void> {
    for (const end = this.world.clock.now + ms; this.world.clock.now < end; ) {
      if (!(await this.pass(30 * SECOND))) break;
    }
    await this.judge.compare(false);
  }

  /** What a person presses below an operation that has ended, or has not. */
  private async decide(person: Person): Promise<void> {
    const { operations } = await readJournal(person.profile.databases);
    for (const operation of operations) {
      const of = { operationId: operation.id };
      if (isGenerate(operation) && operation.surplus.length > 0 && !operation.surplusRevoked) {
        if (this.dice.chance(0.3)) this.judge.noteSurplus(person, operation);
        else continue;
        await this.say(person, { type: 'revoke-surplus', ...of });
      } else if (operation.open && this.dice.chance(0.3)) {
        const type = this.dice.pick([
          'check-now',
          'check-now',
          'pause',
          'resume',
          'cancel',
        ] as const);
        await this.say(person, { type, ...of });
        if (type === 'pause') await this.say(person, { type: 'resume', ...of });
      }
    }
    const ended = operations.filter(({ open }) => !open).map(({ id }) => id);
    if (this.dice.chance(0.7)) await this.say(person, { type: 'see', operationIds: ended });
  }

  /** A page is opened: it reads what is new, or everything. */
  private async lookIn({ profile, accounts }: Person): Promise<void> {
    for (const accountId of accounts)
      for (const type of ['refresh', 'sync'] as const)
        await answerTo(this.world.clock, profile, { type, accountId });
  }

  private async replaceKey(): Promise<void> {
    const { clock, server, people } = this.world;
    const key = server.books.newKey(server.books.accounts[0]);
    await this.pass(this.dice.below(60) * SECOND);
    for (const { profile, accounts } of people)
      await saveKey(clock, profile, server.url, key, accounts[0] ?? null).catch(() => {});
  }

  /** All that may still come comes, and pages are looked at now and then. */
  private async end(): Promise<void> {
    for (let round = 0; round < 6; round++) {
      await this.pass(5 * MINUTE);
      for (const person of this.world.people) await this.lookIn(person);
    }
    await this.settle(60 * MINUTE);
    for (const person of this.world.people) await this.lookIn(person);
    await this.pass(2 * MINUTE);
    await this.judge.compare(true);
  }
}

const ENDPOINTS = { generate: 'generate', redeem: 'use-code', revoke: 'revoke-code' } as const;
