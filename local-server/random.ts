/** A number from 0 up to, not including, 1. */
export type Random = () => number;

/** The same seed gives the same numbers (mulberry32). */
export function makeRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<T>(random: Random, from: readonly [T, ...T[]]): T {
  return from[Math.floor(random() * from.length)] ?? from[0];
}

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** 8 to 12 capitals and digits, one digit at least, so that it never looks like a word. */
export function makeCodeText(random: Random): string {
  const length = 8 + Math.floor(random() * 5);
  const character = () => LETTERS_AND_DIGITS.charAt(Math.floor(random() * 36));
  const text = Array.from({ length }, character).join('');
  return /\d/.test(text) ? text : makeCodeText(random);
}
