import type { Books } from '../../local-server/books.ts';
import type { Message } from '../../utils/messages.ts';
import type { Operation } from '../../utils/share-codes/operation.ts';
import type { Dice } from '../chaos/dice.ts';
import { isGenerate } from './journal.ts';
import { plain } from './judge/truth.ts';

/** A message that starts an operation. */
export type Order = Extract<Message, { type: 'generate' | 'redeem' | 'revoke' }>;

const SELLER = 'other@seller.example';
const RECIPIENTS = [null, null, 'second@reseller.example', 'ann@customer.example'] as const;

/** What a person asks for next, as chance has it. */
export class Orders {
  private readonly books: Books;
  private readonly dice: Dice;
  /** Codes that some order has redeemed before. */
  private readonly redeemed: string[] = [];
  /** Of the last generate: people often ask for the same again. */
  private last: Extract<Order, { type: 'generate' }>['input'] | null = null;

  constructor(books: Books, dice: Dice) {
    this.books = books;
    this.dice = dice;
  }

  /** @param journal the operations of the browser and account it is for */
  next(start: { id: string; accountId: string }, journal: Operation[]): Order {
    const kind = this.dice.weighed({ generate: 4, redeem: 4, revoke: 2 });
    const codes = kind === 'revoke' ? this.toRevoke(journal) : [];
    if (codes.length > 0) return { type: 'revoke', ...start, codes, source: 'codes' };
    return kind === 'redeem' ? this.redeem(start) : this.generate(start);
  }

  private generate(start: { id: string; accountId: string }): Order {
    const again = this.dice.chance(0.4) ? this.last : null;
    const count = this.dice.chance(0.1) ? 15 + this.dice.below(10) : 1 + this.dice.below(4);
    this.last = again ?? {
      ipsPerCode: this.dice.pick([5, 10]),
      count,
      forwardTo: this.dice.pick(RECIPIENTS),
    };
    return { type: 'generate', ...start, input: this.last };
  }

  private redeem(start: { id: string; accountId: string }): Order {
    const many = this.dice.chance(0.1) ? 30 + this.dice.below(40) : 1 + this.dice.below(6);
    const good = this.books.add(many, { maker: SELLER, ips: 7 }).map(({ code }) => code);
    const bad = Array.from({ length: this.dice.below(3) }, (_, at) => this.bad(`${start.id}${at}`));
    const known = this.dice.chance(0.1) ? this.redeemed.slice(-1) : [];
    this.redeemed.push(...good.slice(0, 1));
    const codes = [...new Set(this.dice.shuffle([...good, ...bad, ...known, ...this.own()]))];
    return { type: 'redeem', ...start, codes, source: 'popup' };
  }

  /** Codes that the account has made itself, or another one of these. */
  private own(): string[] {
    const made = this.books.codes.filter(
      ({ maker, usedAt, revokedAt }) => maker !== SELLER && usedAt === null && revokedAt === null,
    );
    if (made.length === 0 || !this.dice.chance(0.4)) return [];
    return Array.from({ length: 1 + this.dice.below(3) }, () => this.dice.pick(made).code);
  }

  /** A code that no request can redeem. */
  private bad(name: string): string {
    const no = { maker: SELLER, ips: 7 };
    const kind = this.dice.pick(['none', 'used', 'for another', 'expired'] as const);
    if (kind === 'none') return `NOSUCH${plain(name)}`;
    const fields = {
      used: { usedAt: 1, usedBy: 'ben@customer.example' },
      'for another': { forwardTo: 'ben@customer.example' },
      expired: { expiresAt: 1 },
    }[kind];
    return this.books.add(1, { ...no, ...fields })[0]?.code ?? '';
  }

  /** Some codes of a generate that has ended, as the journal has them. */
  private toRevoke(journal: Operation[]) {
    const ended = journal.filter(isGenerate).filter(({ open, codes }) => !open && codes.length > 0);
    if (ended.length === 0) return [];
    const { codes } = this.dice.pick(ended);
    const some = codes.filter(() => this.dice.chance(0.6));
    return some.map(({ code, status, ips }) => ({ code, status, ips }));
  }
}
