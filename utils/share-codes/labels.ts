import { columnNames } from './columns';
import { isWordLike } from './look';
import { beginsWithOther, endsWithOther, isOtherHeading } from './other-labels';
import { type Label, nameSays, type Said, said, speaksOfCodes } from './said';
import { type CodeShape, fits, formOf } from './shape';
import type { Piece } from './tokens';

/*
 * Which words say something of a piece: those before it on its line, the one behind it, the line above, the head of its column.
 */

interface Labelled {
  label: Label | null;
  value: Piece;
}

/** What stands around the pieces of a text. */
export interface Context {
  labels: ReadonlyMap<Piece, Label>;
  /** Those that stand beside another one like it, with nothing between. */
  listed: ReadonlySet<Piece>;
  /** It speaks of codes, or of IPs, somewhere. */
  isOfCodes: boolean;
  /** It says of some that they are share codes: those with another name are none. */
  saysWhich: boolean;
}

/** Tells what the words around each piece say of it. */
export function contextOf(
  text: string,
  pieces: readonly Piece[],
  shape: CodeShape | null,
): Context {
  const labels = new Map<Piece, Label>();
  const listed = new Set<Piece>();
  const columns = columnNames(text, pieces);
  const hasCodes = [...new Set(columns.values())].some((name) => nameSays(name) === 'code');
  let last: Labelled | null = null;
  for (const piece of pieces) {
    const column = columns.get(piece);
    const ofColumn =
      column === undefined ? null : (nameSays(column) ?? (hasCodes ? 'other' : null));
    const isAny = ofColumn === 'other' || isValue(piece, shape) || isNamed(text, piece);
    if (isName(text, piece) || !isAny) continue;
    const before = text.slice(Math.max(last?.value.end ?? 0, piece.start - LONGEST), piece.start);
    const after = text.slice(piece.end, piece.end + NEAR);
    const label: Label | null = ofColumn ?? labelOf(before, piece, last);
    if (isSecret(before, piece, after) || beginsWithOther(after)) labels.set(piece, 'other');
    else if (label) labels.set(piece, label);
    if (last && isBeside(last.value, piece, before)) listed.add(piece).add(last.value);
    last = { label, value: piece };
  }
  const saysWhich = [...labels.values()].includes('code');
  return { labels, listed, isOfCodes: speaksOfCodes(text), saysWhich };
}

/** As in https://shop.example/redeem/U9TRH6Y2 */
const REDEEM_PATH = /\/(?:redeem|(?:use|share|redeem)-?codes?|codes?)\/$/i;

/** So far (in UTF-16 units) a label reaches, and one behind its value. */
const LONGEST = 200;
const NEAR = 40;

/** What a page that one logs in at hands on: its code is a key. */
const LOGIN = /oauth|callback|auth|sign-?in|log-?in|[?&]state=/i;
const isSecret = (before: string, { inAddress }: Piece, after: string): boolean =>
  inAddress && LOGIN.test((before.split(/\s/).at(-1) ?? '') + (after.split(/\s/)[0] ?? ''));

/** Not a word or a small number of the label itself, nor a name as "2FA". */
const isValue = ({ text }: Piece, shape: CodeShape | null): boolean =>
  (shape !== null && fits(shape, text) && !isWordLike(text)) ||
  (/\d/.test(text) && !endsWithOther(text)) ||
  /[a-z][A-Z]/.test(text) ||
  /^[A-Z_-]{6,}$/.test(text);

/** A small number, or a word that names what follows, as "code1". */
const isName = (text: string, piece: Piece): boolean =>
  isSmall(piece) ||
  (/^[a-z_-]+\d{0,2}$/i.test(piece.text) &&
    /^["'`*]{0,2}\s?[:=]/.test(text.slice(piece.end, piece.end + 4)));

/** A word that is all there is behind a label. */
const isNamed = (text: string, { start, end }: Piece): boolean =>
  ENDS.test(text.slice(end, end + 4)) &&
  /(?:[:=]|\s[-–—])[\s"'`*_\\[(]*$/.test(text.slice(Math.max(0, start - 8), start));

/** Nothing follows, or another item. */
const ENDS = /^[\s\p{P}`]*(?:$|[\n,;.|)"'`\]}&])/u;

/** A small number, or a part of "10 IPs". */
export const isSmall = ({ text }: Piece): boolean => /^(?:\d{1,4}(?:[-_]?ips?)?|ips?)$/i.test(text);

function labelOf(before: string, piece: Piece, last: Labelled | null): Label | null {
  if (piece.inAddress && REDEEM_PATH.test(before)) return 'code';
  const [line = '', ...above] = before.split('\n').reverse();
  const own = said(ownCell(line));
  if (own !== 'nothing') return labelIn(own);
  const heading = above.find((one) => said(one) !== 'nothing');
  if (heading !== undefined && isOtherHeading(heading)) return 'other';
  if (heading !== undefined) return /[:：]\W*$/.test(heading) ? labelIn(said(heading)) : null;
  if (!last || !isAlike(last.value, piece)) return null;
  return last.label === 'other' && speaksOfCodes(before) ? null : last.label;
}

const labelIn = (says: Said): Label | null =>
  says === 'words' || says === 'nothing' ? null : says;

/** The name in the cell before, where it is the only one: in "| Password | hunter22 |" it names what follows. */
function ownCell(line: string): string {
  const cells = line.split(/[\t|]/);
  const [name = '', ...others] = cells.filter((cell) => cell.trim() !== '');
  return cells.length > 1 && cells.at(-1)?.trim() === '' && others.length === 0 ? name : line;
}

/** Two of one list, with nothing between that says anything. Words in a row are no list. */
const isBeside = (a: Piece, b: Piece, between: string): boolean =>
  isAlike(a, b) && !(isWordLike(a.text) && isWordLike(b.text)) && said(between) === 'nothing';

/** Codes of one list are of one form. */
const isAlike = (a: Piece, b: Piece): boolean => formOf(a.text) === formOf(b.text);
