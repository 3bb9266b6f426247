import { type Cut, codesIn, isHarmless } from './glued';
import { type Look, lookOf } from './look';
import { type CodeShape, fits } from './shape';

/** A word of a text, cut where codes end. */
export interface Piece {
  text: string;
  start: number;
  end: number;
  look: Look;
  /** It was cut out of something longer, so it may be no word of its own. */
  cut: boolean;
  /** It is part of a web address. */
  inAddress: boolean;
}

const INVISIBLE =
  /\u00ad|\u034f|\u061c|\u180e|[\u200b-\u200f\u202a-\u202e\u2060-\u2069]|[\ufe00-\ufe0f]|\ufeff/g;
/** More marks on one letter are no writing, and take quadratic time to sort. */
const MANY_MARKS = /(?<=\p{M}{4})\p{M}{1,1000}/gu;
const FULL_WIDTH = /[\uff01-\uff5e]/g;
/** Also the mark that a paste of very many lines has for them. */
const LINE_ENDS = /\r\n?|\u2028|\u2029|\u0085| ?\u23ce ?/g;
/** Line ends and tabs as JSON writes them. */
const JSON_ESCAPES = /\\[nrt]/g;
const IN_JSON = /["'] ?:/;
/** Quotes in a string of a program, or of JSON in JSON. */
const ESCAPED = /(?<!\\)\\+(?=["'])/g;
const HYPHENS = /[\u2010\u2011]/g;

/**
 * Letters of alphabets that write words with spaces between, and what holds addresses and numbers together. What is longer
 * is no text, and more than a pattern can hold.
 */
const CHUNK =
  /[\u0300-\u036f\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Sc}0-9\-_.:/\\@#&=?%+~!^]{1,10000}/gu;
const LONGEST_CHUNK = 10_000;
const EDGES = '.:!?&=/~^';
const INNER = /[:/+&!?~^=]|\.\.+/g;
/** In an address, what stands behind a hash as well. */
const INNER_OF_ADDRESS = /[:/+&!?~^=#]|\.\.+/g;
const ADDRESS = /:\/\/|^www\.|^[\w-]+(?:\.[\w-]+)+(?::\d+)?[/?]/i;
const NUMBERING = /^#?\d{1,4}[.:](?=[\w-]*[A-Za-z])(?=[\w-]+$)/;

/** Undoes what typesetting does to a code: invisible characters, full-width forms, special hyphens and line ends. */
export function cleanText(text: string): string {
  const plain = IN_JSON.test(text) ? text.replace(JSON_ESCAPES, '\n') : text;
  return plain
    .replace(INVISIBLE, '')
    .replace(MANY_MARKS, '')
    .replace(FULL_WIDTH, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(HYPHENS, '-')
    .replace(ESCAPED, '')
    .replace(LINE_ENDS, '\n')
    .normalize('NFC');
}

const DASH = ' ?[-\\u2012-\\u2015\\u2212] ?';

/** Gives codes the dashes back that somebody has retyped as others, or put spaces around, where codes have dashes. */
export function withDashes(text: string, shape: CodeShape): string {
  const all = new Set(shape.kinds.flatMap(({ layouts }) => layouts ?? []));
  const layouts = [...all].filter((layout) => /\d-\d/.test(layout));
  return layouts.reduce((before, layout) => {
    const spelt = layout.replace(/\d+|-/g, (part) =>
      part === '-' ? DASH : `[A-Za-z0-9]{${part}}`,
    );
    return before.replace(
      new RegExp(`(?<!\\w${DASH}|[\\w-])${spelt}(?!${DASH}\\w|[\\w-])`, 'gu'),
      (code) => {
        const plain = code.replace(new RegExp(DASH, 'gu'), '-');
        return fits(shape, plain) ? plain : code;
      },
    );
  }, text);
}

/** Cuts a clean text into its words, in order. */
export function piecesOf(text: string, shape: CodeShape | null = null): Piece[] {
  const pieces: Piece[] = [];
  let address = -1;
  let end = -1;
  for (const { 0: chunk, index } of text.matchAll(CHUNK)) {
    const isLonger = index === end || chunk.length >= LONGEST_CHUNK;
    end = index + chunk.length;
    if (isLonger) continue;
    // A comma or a bracket may belong to the address before it.
    const glued = address === index - 1 && /\S/.test(text.charAt(address));
    const isAddress = ADDRESS.test(chunk);
    if (isAddress) address = index + chunk.length;
    for (const [from, to, cut] of cutsOf(chunk, isAddress, shape)) {
      const piece = pieceOf(text, index + from, index + to, shape);
      if (piece) pieces.push({ ...piece, cut: cut || glued, inAddress: isAddress });
    }
  }
  return pieces;
}

function cutsOf(chunk: string, isAddress: boolean, shape: CodeShape | null): Cut[] {
  const [from, to] = trim(chunk, 0, chunk.length, EDGES);
  const core = chunk.slice(from, to);
  const numbering = NUMBERING.exec(core)?.[0].length;
  if (numbering) return [[from + numbering, to, false]];
  const known = isAddress ? [] : codesIn(core, shape);
  const isPadded = chunk[to] === '='; // as Base64 is
  if (known.length > 0)
    return known.map(([start, end, cut]) => [from + start, from + end, cut || isPadded]);
  const cuts = splitAt(core, isAddress ? INNER_OF_ADDRESS : INNER);
  const words = cuts.filter(([start, end]) => !isHarmless(core.slice(start, end)));
  const isCut = (start: number, end: number) => words.length > 1 && !isValueIn(core, start, end);
  return cuts.map(([start, end]) => [from + start, from + end, isCut(start, end)]);
}

/** As in `code=U9TRH6Y2&lang=en`. */
const isValueIn = (core: string, start: number, end: number): boolean =>
  core[start - 1] === '=' && /^(?:$|[&#])/.test(core.slice(end, end + 1));

function splitAt(core: string, marks: RegExp): [number, number][] {
  const cuts: [number, number][] = [];
  let start = 0;
  for (const { 0: mark, index } of core.matchAll(marks)) {
    cuts.push([start, index]);
    start = index + mark.length;
  }
  cuts.push([start, core.length]);
  return cuts;
}

function pieceOf(text: string, from: number, to: number, shape: CodeShape | null) {
  const raw = text.slice(from, to);
  if (!/[\p{L}\p{N}]/u.test(raw)) return null;
  const whole = shape !== null && fits(shape, raw);
  const [start, end] = whole ? [from, to] : trim(text, from, to, '-_');
  const token = text.slice(start, end);
  return { text: token, start, end, look: lookOf(token) };
}

/** The range without the given marks at its edges. By hand: a pattern for the end takes quadratic time. */
function trim(text: string, from: number, to: number, marks: string): [number, number] {
  let start = from;
  let end = to;
  while (start < end && marks.includes(text.charAt(start))) start++;
  while (start < end && marks.includes(text.charAt(end - 1))) end--;
  return [start, end];
}
