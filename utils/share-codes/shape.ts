import { isToken } from './look';

/** What an account's codes look like, by kind: there may be codes of several sellers. */
export interface CodeShape {
  kinds: CodeKind[];
}

/** What codes of one kind have in common. */
export interface CodeKind {
  /** Several only where codes are of any length. */
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

/** Learns what codes have in common; `null` where no three agree. */
export function learnShape(codes: Iterable<string>): CodeShape | null {
  const tokens = [...new Set(codes)].filter(isToken);
  const groups = groupBy(tokens, ({ length }) => length).flatMap(ofOneLength);
  const kinds = groups.filter((group) => group.length >= FEWEST);
  if (kinds.length > 0) return { kinds: kinds.map(kindOf) };
  const isOneKind = tokens.length >= FEWEST && byCase(tokens).length === 1;
  return isOneKind ? { kinds: [kindOf(tokens)] } : null;
}

const groupBy = <Key>(tokens: string[], keyOf: (token: string) => Key): string[][] => [
  ...Map.groupBy(tokens, keyOf).values(),
];

/** By letter case, and then by where their dashes stand. */
const ofOneLength = (tokens: string[]): string[][] =>
  byCase(tokens).flatMap((group) =>
    layoutsOf(group) === null ? [group] : groupBy(group, layoutOf),
  );

/** Capitals, small letters and digits alone apart, where no code has letters of both cases. */
function byCase(tokens: string[]): string[][] {
  const caseOf = (token: string) => [/[A-Z]/, /[a-z]/].map((some) => some.test(token)).join();
  const groups = Map.groupBy(tokens, caseOf);
  return groups.has('true,true') ? [tokens] : [...groups.values()];
}

function kindOf(tokens: string[]): CodeKind {
  const prefix = prefixOf(tokens);
  const rests = tokens.map((token) => token.slice(prefix.length));
  const layouts = layoutsOf(tokens);
  return {
    lengths: [...new Set(tokens.map(({ length }) => length))],
    layouts,
    prefix,
    // Where dashes are like letters, so are underscores.
    characters: charactersOf(rests.join('') + (layouts ? '' : '-_')),
    mayLack: { digits: mayLack(rests, /\d/g), letters: mayLack(rests, /[A-Za-z]/g) },
  };
}

/** `null`: dashes that stand where no other code has them stand anywhere. */
function layoutsOf(tokens: string[]): string[] | null {
  const layouts = tokens.map(layoutOf);
  const kinds = [...new Set(layouts)];
  const isChance = (kind: string) =>
    /\D/.test(kind) && layouts.indexOf(kind) === layouts.lastIndexOf(kind);
  return kinds.length > 1 && kinds.some(isChance) ? null : kinds;
}

/** Of codes of random characters so many have none of a class, before it is no chance. */
const CHANCE = 0.02;

function mayLack(rests: string[], kind: RegExp): boolean {
  const counts = rests.map((rest) => rest.match(kind)?.length ?? 0);
  const total = rests.join('').length;
  const share = counts.reduce((sum, count) => sum + count, 0) / Math.max(1, total);
  return counts.includes(0) || (1 - share) ** (total / rests.length) > CHANCE;
}

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
export const fits = (shape: CodeShape, token: string): boolean =>
  kindsLike(shape, token).length > 0;

/** The kinds of codes of which a token could be one. */
export const kindsLike = ({ kinds }: CodeShape, token: string): CodeKind[] =>
  isToken(token) ? kinds.filter((kind) => isOfKind(kind, token)) : [];

function isOfKind(kind: CodeKind, token: string): boolean {
  const { lengths, layouts, prefix, characters, mayLack } = kind;
  if (!lengths.includes(token.length) || !token.startsWith(prefix)) return false;
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
