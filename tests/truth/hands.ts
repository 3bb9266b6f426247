import type { FaultInput } from '../../local-server/faults.ts';
import type { Message } from '../../utils/messages.ts';
import type { Result } from '../../utils/share-codes/failure.ts';
import type { Dice } from '../chaos/dice.ts';
import { isGenerate } from './journal.ts';
import type { Judge } from './judge/judge.ts';
import { type Order, Orders } from './orders.ts';
import { type Person, saveKey, type World } from './people.ts';
import { Colleagues } from './server/colleagues.ts';
import { befall, MISHAP_NAMES, type MishapName } from './server/mishaps.ts';

/** What else may be bad beside the server's own ways; all there is, unless it is said. */
export interface Trouble {
  /** What may go wrong with a request. */
  mishaps?: readonly MishapName[];
  /** Whether others work with the same keys. */
  colleagues?: boolean;
}

const ENDPOINTS = { generate: 'generate', redeem: 'use-code', revoke: 'revoke-code' } as const;

/** What people do with the extension, and what befalls them meanwhile. */
export class Hands {
  begun = 0;
  private readonly world: World;
  private readonly dice: Dice;
  private readonly judge: Judge;
  private readonly faults: FaultInput[];
  private readonly trouble: Trouble;
  private readonly orders: Orders;
  private readonly colleagues: Colleagues;

  constructor(world: World, dice: Dice, judge: Judge, faults: FaultInput[], trouble: Trouble) {
    this.world = world;
    this.dice = dice;
    this.judge = judge;
    this.faults = faults;
    this.trouble = trouble;
    this.orders = new Orders(world.server.books, dice);
    this.colleagues = new Colleagues(world.server.books, world.time, dice);
  }

  /** One operation, whatever may go wrong with it, and whoever else is busy meanwhile. */
  async begin(person: Person): Promise<void> {
    const { dice } = this;
    const id = `${dice.seed}-${this.begun++}`;
    const accountId = dice.pick([...person.accounts.slice(0, 1), ...person.accounts]);
    const { operations } = await person.journal();
    const own = operations.filter((operation) => operation.accountId === accountId);
    const order = this.orders.next({ id, accountId }, own);
    this.world.server.setFaults([...this.mishaps(order), ...this.faults]);
    this.meanwhile(person, order);
    await this.ask(person, order);
    const [other] = this.world.people.filter((one) => one !== person);
    if (other && dice.chance(0.3)) await this.askToo(other, person, order);
  }

  private async ask(person: Person, order: Order): Promise<void> {
    this.judge.note(person, order);
    const said = await this.say(person, order);
    if (said?.ok) this.judge.noteAccepted(person, order);
  }

  /** The same in another browser with the same key. */
  private async askToo(other: Person, person: Person, order: Order): Promise<void> {
    const accountId = other.accounts[person.accounts.indexOf(order.accountId)] ?? '';
    await this.ask(other, { ...order, id: `${order.id}-too`, accountId });
  }

  private mishaps(order: Order): FaultInput[] {
    const { mishaps = MISHAP_NAMES } = this.trouble;
    if (mishaps.length === 0 || this.dice.chance(0.4)) return [];
    const times = this.dice.pick([1, 1, 2, 4]);
    return befall(this.dice.pick(mishaps), ENDPOINTS[order.type], times);
  }

  private meanwhile(person: Person, order: Order): void {
    const { dice, colleagues } = this;
    const account = this.world.server.books.accounts[person.accounts.indexOf(order.accountId)];
    if (!account || this.trouble.colleagues === false) return;
    if (order.type === 'generate') {
      if (dice.chance(0.2)) colleagues.generateToo(account, order.input);
      return;
    }
    const codes = order.type === 'redeem' ? order.codes : order.codes.map(({ code }) => code);
    if (order.type === 'redeem' && dice.chance(0.15)) colleagues.redeemToo(account, codes);
    if (order.type === 'revoke' && dice.chance(0.1)) colleagues.revokeToo(account, codes);
    if (dice.chance(0.15)) colleagues.use(codes);
  }

  /** What a person presses below an operation that has ended, or has not. */
  async decide(person: Person): Promise<void> {
    const { operations } = await person.journal();
    for (const operation of operations) {
      const of = { operationId: operation.id };
      if (isGenerate(operation) && operation.surplus.length > 0 && !operation.surplusRevoked) {
        if (this.dice.chance(0.7)) continue;
        this.judge.noteSurplus(person, operation);
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

  /** A page is opened: it reads what is new, and everything. */
  async lookIn(person: Person): Promise<void> {
    for (const accountId of person.accounts)
      for (const type of ['refresh', 'sync'] as const) await person.say({ type, accountId });
  }

  /** The key that works now. @returns whether it could be saved: the server may be out of reach */
  async enterKey(): Promise<boolean> {
    const { server, people } = this.world;
    let isSaved = true;
    for (const person of people)
      await saveKey(person, server.key, person.accounts[0] ?? null).catch(() => {
        isSaved = false;
      });
    return isSaved;
  }

  /** As a page does it: once more where the worker was killed before it answered. */
  private async say(person: Person, message: Message): Promise<Result<unknown> | null> {
    let said: Result<unknown> | null = null;
    for (let tries = 0; tries < 3 && !said; tries++) said = await person.say(message);
    return said;
  }
}
