import { makeRandom, type Random } from '../../local-server/random.ts';

/*
 * The kinds of codes that texts are filled with. Each letter of a pattern stands for a character of a set;
 * what is in no set stands for itself.
 */

const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const SMALL = CAPITALS.toLowerCase();
const DIGITS = '0123456789';

const SETS: Readonly<Record<string, string>> = {
  C: CAPITALS + DIGITS,
  L: CAPITALS,
  c: SMALL + DIGITS,
  l: SMALL,
  h: `${DIGITS}abcdef`,
  v: '89ab',
  d: DIGITS,
  b: `${CAPITALS}234567`,
  m: CAPITALS + SMALL + DIGITS,
  n: `${CAPITALS + SMALL + DIGITS}_-`,
};

const ALPHABETS = {
  caps8: ['', 'CCCCCCCC'],
  letters8: ['', 'LLLLLLLL'],
  short6: ['', 'CCCCCC'],
  lower8: ['', 'cccccccc'],
  small10: ['', 'llllllllll'],
  hex10: ['', 'hhhhhhhhhh'],
  hex32: ['', 'h'.repeat(32)],
  digits10: ['', 'dddddddddd'],
  groups4: ['', 'CCCC-CCCC-CCCC'],
  groups5: ['', 'CCCCC-CCCCC'],
  uuid: ['', 'hhhhhhhh-hhhh-4hhh-vhhh-hhhhhhhhhhhh'],
  base32: ['', 'b'.repeat(16)],
  mixed10: ['', 'mmmmmmmmmm'],
  mixed12: ['', 'mmmmmmmmmmmm'],
  mixed16: ['', 'm'.repeat(16)],
  long24: ['', 'c'.repeat(24)],
  nine: ['9P-', 'CCCCCCCC'],
  ip: ['IP-', 'CCCC-CCCC'],
  code: ['code_', 'cccccccccccc'],
  snake: ['', 'cccc_cccc_cccc'],
  nanoid: ['', 'nnnnnnnnnnnn'],
} as const satisfies Record<string, readonly [prefix: string, pattern: string]>;

export type Alphabet = keyof typeof ALPHABETS;

export const isAlphabet = (name: string): name is Alphabet => Object.hasOwn(ALPHABETS, name);

export const ALPHABET_NAMES: readonly Alphabet[] = Object.keys(ALPHABETS).filter(isAlphabet);

/** Different codes of an alphabet; the same name gives the same codes. */
export function makeCodes(alphabet: Alphabet, count: number, name: string): string[] {
  const random = makeRandom(seedOf(`${alphabet} ${name}`));
  const codes = new Set<string>();
  while (codes.size < count) codes.add(makeCode(alphabet, random));
  return [...codes];
}

function makeCode(alphabet: Alphabet, random: Random): string {
  const [prefix, pattern] = ALPHABETS[alphabet];
  const fill = (letter: string) => {
    const set = SETS[letter] ?? letter;
    return set.charAt(Math.floor(random() * set.length));
  };
  return prefix + Array.from(pattern, fill).join('');
}

function seedOf(name: string): number {
  let seed = 0;
  for (const character of name) seed = (Math.imul(seed, 31) + character.charCodeAt(0)) >>> 0;
  return seed;
}
