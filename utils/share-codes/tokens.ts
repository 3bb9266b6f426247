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
const LINE_ENDS = /\r\n?|\u2028|\u2029|\u0085/g;
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
const ADDRESS = /:\/\/|^www\.|^[\w-]+(?:\.[\w-]+)+(?::\d+)?[/?]/i;
const NUMBERING = /^#?\d{1,4}[.:](?=[\w-]*[A-Za-z])(?=[\w-]+$)/;

/** Undoes what typesetting does to a code: invisible characters, full-width forms, special hyphens and line ends. */
export function cleanText(text: string): string {
  return text
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
  const layouts = shape.layouts?.filter((layout) => /\d-\d/.test(layout)) ?? [];
  return layouts.reduce((before, layout) => {
    const spelt = layout.replace(/\d+|-/g, (part) =>
      part === '-' ? DASH : `[A-Za-z0-9]{${part}}`,
    );
    return before.replace(new RegExp(`(?<![\\w-])${spelt}(?![\\w-])`, 'gu'), (code) => {
      const plain = code.replace(new RegExp(DASH, 'gu'), '-');
      return fits(shape, plain) ? plain : code;
    });
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

type Cut = [from: number, to: number, cut: boolean];

function cutsOf(chunk: string, isAddress: boolean, shape: CodeShape | null): Cut[] {
  const [from, to] = trim(chunk, 0, chunk.length, EDGES);
  const core = chunk.slice(from, to);
  const numbering = NUMBERING.exec(core)?.[0].length;
  if (numbering) return [[from + numbering, to, false]];
  const known = isAddress ? [] : codesIn(core, shape);
  const isPadded = chunk[to] === '='; // as Base64 is
  if (known.length > 0)
    return known.map(([start, end, cut]) => [from + start, from + end, cut || isPadded]);
  const cuts = splitAt(core);
  const words = cuts.filter(([start, end]) => !isHarmless(core.slice(start, end)));
  const isCut = (start: number, end: number) => words.length > 1 && !isValueIn(core, start, end);
  return cuts.map(([start, end]) => [from + start, from + end, isCut(start, end)]);
}

/** As in `code=U9TRH6Y2&lang=en`. */
const isValueIn = (core: string, start: number, end: number): boolean =>
  core[start - 1] === '=' && /^(?:$|[&#])/.test(core.slice(end, end + 1));

/** What may stand beside a code without a space: a number of IPs. */
const isHarmless = (part: string): boolean => /^\d{0,5}[-_ ]?(?:ips?)?$/i.test(part);

/** A host, a mail address, a path, the name of a file, a token in parts: what is in it is a part of it. */
const WHOLE = /\w@\w|[\\%~^\p{Sc}]|\w\.[a-z]{2,5}(?:$|[:/])|\/\w+\.\w+$|\w\.\w+\.\w/iu;
/** Words that are glued to a code, as in "codeU9TRH6Y2" and "U9TRH6Y2-10ip". */
const BEFORE = /^(?:codes?|kode?|c[oó]digo|key|\d{1,5}[-_]?ips?)[-_]?/i;
const BEHIND = /[-_](?:\d{1,5}[-_]?)?ips?$/i;
/** A chunk in which a code may be glued to something, as in "U9TRH6Y2.Thanks" too. */
const GLUED = /^(?:code|key|\d{1,5}ips?-)[A-Z0-9]|[-_]\d{1,5}ips?$|^[A-Za-z0-9_-]+\.[A-Z][a-z]+$/;
/** The name of what follows, as in "SHARE_CODE_1=", and one of something that is no code, as in "sess:". */
const NAME = /^[A-Za-z_]{3,}\d{0,2}[:=]/;
const OTHER_NAME = /^(?!codes?|kod|key|c[oó]d)[a-z]{2,}:|::/i;

/** Letters, digits and dashes in a row, and the code in it, be it empty. */
interface Run {
  run: string;
  code: string;
  from: number;
}

/** Codes in a chunk, without what is glued to them: those of a known shape, or those that look like nothing else. */
function codesIn(core: string, shape: CodeShape | null): Cut[] {
  const isWhole = WHOLE.test(core) || core.startsWith('@') || OTHER_NAME.test(core);
  if (!shape && (isWhole || !GLUED.test(core))) return [];
  const runs = runsOf(core, shape);
  const isCut = !shape || isWhole || runs.some((run) => isOther(run, core));
  return runs
    .filter(({ code }) => code)
    .map((run) => [run.from, run.from + run.code.length, isCut || isPiece(run, core, shape)]);
}

function runsOf(core: string, shape: CodeShape | null): Run[] {
  const isCode = (run: string) => (shape ? fits(shape, run) : lookOf(run) === 'code');
  const isUpper = shape !== null && !/[a-z]/.test(shape.prefix + shape.characters);
  return [...core.matchAll(/[A-Za-z0-9_-]+/g)].map(({ 0: run, index }) => {
    const variants = variantsOf(run, isUpper);
    const code = (shape ? variants : variants.reverse()).find(isCode) ?? '';
    return { run, code, from: index + run.indexOf(code) };
  });
}

/** Something that a code does not stand beside without a space, but may be a part of. */
function isOther({ run, code, from }: Run, core: string): boolean {
  if (code || isHarmless(run)) return false;
  const isInPath = core[from - 1] === '/' || core[from + run.length] === '/';
  return isInPath || (/[\d_-]/.test(run) && !(from === 0 && NAME.test(core)));
}

/** Where dashes are like letters, what stands beside one is a piece; and so is what stands beside é. */
function isPiece({ run, code, from }: Run, core: string, shape: CodeShape | null): boolean {
  const around = (core[from - 1] ?? '') + (core[from + code.length] ?? '');
  return (shape?.layouts === null && code !== run) || /[\u00c0-\u024f]/.test(around);
}

/** A run of letters as it stands, and without what may be glued to it. */
function variantsOf(run: string, isUpper: boolean): string[] {
  const text = run.replace(/^[-_]+|[-_]+$/g, '');
  const less = [text, text.replace(BEHIND, '')];
  const words = isUpper ? [text.replace(/^[a-z]{2,}|[a-z]{2,}$/g, '')] : [];
  return [run, ...less, ...less.map((one) => one.replace(BEFORE, '')), ...words];
}

function splitAt(core: string): [number, number][] {
  const cuts: [number, number][] = [];
  let start = 0;
  for (const { 0: mark, index } of core.matchAll(INNER)) {
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
