import { makeRandom, type Random } from '../../local-server/random.ts';

/** Chance that can be repeated by its seed. */
export class Dice {
  readonly seed: number;
  private readonly next: Random;

  constructor(seed: number) {
    this.seed = seed;
    this.next = makeRandom(seed);
  }

  /** A whole number from 0 to below `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(from: readonly [T, ...T[]] | readonly T[]): T {
    const picked = from[this.below(from.length)];
    if (picked === undefined) throw new Error('There is nothing to pick from');
    return picked;
  }

  /** One of these names, each as likely as its weight among all. */
  weighed<T extends string>(weights: Partial<Record<T, number>>): T {
    const names = Object.keys(weights) as T[];
    let left = this.next() * names.reduce((sum, name) => sum + (weights[name] ?? 0), 0);
    for (const name of names) {
      left -= weights[name] ?? 0;
      if (left < 0) return name;
    }
    throw new Error('There is nothing to pick from');
  }

  shuffle<T>(items: readonly T[]): T[] {
    const left = [...items];
    return items.flatMap(() => left.splice(this.below(left.length), 1));
  }
}
