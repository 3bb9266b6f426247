import type { Books } from '../../../local-server/books.ts';
import type { Account } from '../../../local-server/code.ts';
import type { GenerateInput } from '../../../utils/share-codes/operation.ts';
import type { Dice } from '../../chaos/dice.ts';
import type { Time } from '../people.ts';

const CUSTOMER: Account = {
  id: 9,
  key: 'customer-has-no-key',
  email: 'second@reseller.example.customer',
  username: 'customer',
  balance: 0,
};

/** Other people: some work with the same key, others are customers. The books call them by these names. */
export class Colleagues {
  private readonly books: Books;
  private readonly time: Time;
  private readonly dice: Dice;

  constructor(books: Books, time: Time, dice: Dice) {
    this.books = books;
    this.time = time;
    this.dice = dice;
  }

  /** Codes just like those of a generate, at some time around it. */
  generateToo(account: Account, { ipsPerCode, count, forwardTo }: GenerateInput): void {
    const many = this.dice.chance(0.6) ? count : 1 + this.dice.below(3);
    const order = { ips: ipsPerCode, count: many, forwardTo };
    this.soon(() => this.books.otherGenerate(account, order, 'colleague'));
  }

  redeemToo(account: Account, codes: string[]): void {
    const some = codes.filter(() => this.dice.chance(0.6));
    this.soon(() => this.books.redeem(account, { codes: some }, 'colleague'));
  }

  revokeToo(account: Account, codes: string[]): void {
    const some = codes.filter(() => this.dice.chance(0.5));
    this.soon(() => this.books.revoke(account, { codes: some }, 'colleague'));
  }

  /** Customers use codes, among them some that are about to be revoked or handed out. */
  use(codes: string[]): void {
    const some = codes.filter(() => this.dice.chance(0.4));
    const { forwardTo = null } = this.books.find(some[0] ?? '') ?? {};
    const by = forwardTo === null ? CUSTOMER : { ...CUSTOMER, email: forwardTo };
    this.soon(() => this.books.redeem(by, { codes: some }, 'customer'));
  }

  private soon(act: () => void): void {
    const ms = this.dice.chance(0.5) ? this.dice.below(1000) : this.dice.below(30_000);
    this.time.later(ms, () => {
      try {
        act();
      } catch {
        // the balance was not enough, and nothing was done
      }
    });
  }
}
