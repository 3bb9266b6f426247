import { isToken } from './look';

/** What an account's codes have in common. */
export interface CodeShape {
  lengths: number[];
  /** Where dashes and underscores stand, as "4-4-4" or "8"; `null` where they stand anywhere, like letters. */
  layouts: string[] | null;
  /** What each of them begins with. */
  prefix: string;
  /** The characters that they are made of, after the prefix: by class, as small letters. */
  characters: string;
  /** Whether some have no digit, or no letter, or may have none by chance. Else each has one. */
  mayLack: { digits: boolean; letters: boolean };
}

/** So many codes have to agree. */
const FEWEST = 3;

/** Learns what codes have in common; `null` with too few codes to learn from. */
export function learnShape(codes: Iterable<string>): CodeShape | null {
  const tokens = usual([...new Set(codes)].filter(isToken));
  if (tokens.length < FEWEST) return null;
  const prefix = prefixOf(tokens);
  const rests = tokens.map((token) => token.slice(prefix.length));
  const layouts = layoutsOf(tokens, rests);
  return {
    lengths: [...new Set(tokens.map(({ length }) => length))],
    layouts,
    prefix,
    // Where dashes are like letters, so are underscores.
    characters: charactersOf(rests.join('') + (layouts ? '' : '-_')),
    mayLack: { digits: mayLack(rests, /\d/g), letters: mayLack(rests, /[A-Za-z]/g) },
  };
}

/** Without those of a length that hardly any has, where most have another: a colleague's test, or a slip. */
function usual(tokens: string[]): string[] {
  const kinds = [...Map.groupBy(tokens, ({ length }) => length).values()];
  const hasMost = kinds.some((kind) => kind.length > 0.5 * tokens.length);
  return hasMost ? kinds.filter((kind) => kind.length >= 0.1 * tokens.length).flat() : tokens;
}

function layoutsOf(tokens: string[], rests: string[]): string[] | null {
  const layouts = tokens.map(layoutOf);
  const kinds = [...new Set(layouts)];
  // Dashes that stand where no other code has them stand anywhere.
  const isChance = (kind: string) => layouts.indexOf(kind) === layouts.lastIndexOf(kind);
  const isRegular = kinds.length === 1 || !kinds.some(isChance);
  return isRegular || !rests.some(isMarked) ? kinds : null;
}

/** Of codes of random characters so many have none of a class, before it is no chance. */
const CHANCE = 0.02;

function mayLack(rests: string[], kind: RegExp): boolean {
  const counts = rests.map((rest) => rest.match(kind)?.length ?? 0);
  const total = rests.join('').length;
  const share = counts.reduce((sum, count) => sum + count, 0) / Math.max(1, total);
  return counts.includes(0) || (1 - share) ** (total / rests.length) > CHANCE;
}

const isMarked = (rest: string): boolean => /[_-]/.test(rest);

/** A shorter one may be chance. It ends where a code of its own could begin. */
function prefixOf([first = '', ...others]: string[]): string {
  let length = 0;
  while (length < first.length && others.every((one) => one[length] === first[length])) length++;
  const shared = first.slice(0, length);
  const marked = /^.*[_-]/.exec(shared)?.[0] ?? '';
  if (/\d{2}/.test(marked)) return ''; // a year or a count, which the next ones may not have
  return marked || (/^[A-Za-z]{3,}/.exec(shared)?.[0] ?? '');
}

const CLASSES = ['abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '0123456789'];
/** So many letters up to F and none beyond are no chance. */
const MANY = 10;

function charactersOf(text: string): string {
  const isHex = !/[g-z]/i.test(text) && text.replace(/[^a-f]/gi, '').length >= MANY;
  const classes = CLASSES.filter((all) => [...all].some((one) => text.includes(one)));
  const letters = classes.map((all) => (isHex ? all.replace(/[g-z]/gi, '') : all));
  return [...letters, ...['-', '_'].filter((mark) => text.includes(mark))].join('');
}

/** Whether a token could be one of the codes that a shape was learnt from. */
export function fits(shape: CodeShape, token: string): boolean {
  const { lengths, layouts, prefix, characters, mayLack } = shape;
  if (!isToken(token) || !lengths.includes(token.length) || !token.startsWith(prefix)) return false;
  const rest = token.slice(prefix.length);
  if (![...rest].every((one) => characters.includes(one))) return false;
  if (!mayLack.digits && !/\d/.test(rest)) return false;
  if (!mayLack.letters && !/[A-Za-z]/.test(rest)) return false;
  return layouts?.includes(layoutOf(token)) ?? true;
}

const layoutOf = (token: string): string =>
  token.replace(/[^_-]+/g, (group) => String(group.length));

/** Where its dashes stand, and which letters it has. */
export const formOf = (token: string): string =>
  [layoutOf(token), /[a-z]/.test(token), /[A-Z]/.test(token)].join();
