import type { Dice } from '../chaos/dice.ts';
import type { Field } from './picture.ts';

/** What the person types next. No recipient and no code is typed twice, so that each tells where it belongs. */
export class Wording {
  private count = 0;
  private readonly dice: Dice;
  private readonly makeCode: () => string;

  /** @param makeCode a code that can be redeemed once */
  constructor(dice: Dice, makeCode: () => string) {
    this.dice = dice;
    this.makeCode = makeCode;
  }

  next(field: Field): string {
    switch (field) {
      case 'ips':
        return this.dice.chance(0.05)
          ? this.dice.pick(['', 'abc', '0', '7.5'])
          : String(this.dice.chance(0.15) ? 300 + this.dice.below(900) : 5 + this.dice.below(40));
      case 'count':
        return this.dice.chance(0.03) ? '' : String(1 + this.dice.below(4));
      case 'to':
        return this.dice.chance(0.15) ? '' : this.recipient();
      case 'note':
        return `note ${this.dice.seed}x${++this.count}`;
      case 'codes':
        return this.codes(this.dice.pick([1, 1, 2, 3, 8, 60]));
    }
  }

  codes(count: number): string {
    const codes = Array.from({ length: count }, () =>
      this.dice.chance(0.15) ? clearCode(this.dice) : this.makeCode(),
    );
    return codes.join('\n');
  }

  private recipient(): string {
    const name = `r${this.dice.seed}x${++this.count}`;
    const plain = `${name}@customer.example`;
    if (!this.dice.chance(0.2)) return plain;
    return this.dice.pick([
      `${name}@maßanfertigung.example`,
      `mailto:${plain}`,
      `${plain};`,
      ` ${plain} `,
      `${plain}\u200b`,
      `${name}@`,
    ]);
  }
}

/** Plainly a code to everybody. */
export function clearCode(dice: Dice): string {
  const letter = () => dice.pick([...'ABCDEFGHJKLMNPQRSTUVWXYZ']);
  const digit = () => String(dice.below(10));
  const of = [letter, digit, letter, letter, digit, letter, letter, digit];
  return of.map((one) => one()).join('');
}
