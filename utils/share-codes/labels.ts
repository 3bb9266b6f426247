import { USUAL_LENGTH } from './candidate';
import { isMixed, isTelling } from './look';
import { fitsForm, shapeOf } from './shape';
import type { Piece } from './tokens';

/** How a label speaks for a piece: it stands in the label's list for certain, or perhaps. */
export type Label = 'sure' | 'maybe';

const OTHER_CODES =
  '(?:error|status|zip|postal|area|country|exit|source|response|http|tracking|sort|swift|bank|verification|' +
  'security|confirmation|login|dress|product|color|colour|qr)';
const WORDS =
  `(?<!${OTHER_CODES}[ _-])(?:(?:share|gift|promo|redeem|coupon|voucher|discount)[ _-]?)?codes?|cd[ _-]?keys?` +
  '|(?:gutschein|einlöse|freigabe|teilungs)-?codes?|c[oó]digos?|codic[ei]|mã|kod[ey]?|kodu|kód[uy]?|код[иы]?' +
  '|промокоды?|κωδικός|κωδικοί';
const WORDS_UNSPACED =
  '代[码碼]|[换換]码|兑换[码碼]|分享[码碼]|コード|코드|رمز|كود|کد|कोड|รหัส|โค้ด|קוד';
const LABEL = new RegExp(
  `(?:(?<![\\p{L}\\p{N}])(?:${WORDS})|${WORDS_UNSPACED})["'\`*_]{0,3}\\s{0,3}(?:[:=]|[-–—]\\s)`,
  'giu',
);

const REDEEM_PATH = /^(?:redeem|codes?|share-?codes?)$/i;

/** Words that follow "code:" and are none. */
const NO_CODE = new RegExp(
  '^(?:none|null|undefined|nothing|empty|valid|invalid|available|active|inactive|expired|used|unused|pending|missing|' +
    'required|optional|unknown|redeemed|revoked|refused|here|below|above|attached|soon|sent|true|false|please|thanks?|' +
    'enjoy|hello|error|success|string|number|later|tomorrow|today)$',
  'i',
);

/** Tells, by the piece, which ones a label such as "Codes:" speaks for. */
export function labelled(text: string, pieces: Piece[]): Map<Piece, Label> {
  const result = new Map<Piece, Label>();
  const ends = Array.from(text.matchAll(LABEL), ({ 0: label, index }) => index + label.length);
  let next = 0;
  let list: LabelList | null = null;
  pieces.forEach((piece, index) => {
    let opened = -1;
    for (; (ends[next] ?? Number.POSITIVE_INFINITY) <= piece.start; next++)
      opened = ends[next] ?? -1;
    if (opened >= 0) list = openList(text, opened, piece);
    else if (piece.inAddress || pieces[index - 1]?.inAddress) list = null;
    const label = list && take(list, text, pieces, index);
    if (label) result.set(piece, label);
    else if (isInRedeemPath(piece, pieces[index - 1])) result.set(piece, 'maybe');
  });
  return result;
}

interface LabelList {
  first: Piece | null;
  /** Words in a row that are no codes: two of them are prose, and end the list. */
  strays: number;
  sameLine: boolean;
}

function openList(text: string, end: number, piece: Piece): LabelList | null {
  const between = text.slice(end, piece.start);
  if (piece.inAddress && between !== '') return null;
  if (/\p{L}/u.test(between)) return null;
  return { first: null, strays: 0, sameLine: !between.includes('\n') };
}

function take(list: LabelList, text: string, pieces: Piece[], index: number): Label | null {
  const piece = pieces[index];
  const before = index > 0 ? text.slice(pieces[index - 1]?.end, piece?.start) : '';
  if (!piece || list.strays > 1 || isCount(piece)) return null;
  if (list.first && before.includes('\n')) list.sameLine = false;
  const label = judge(list, piece, endingOf(text, pieces, index));
  list.strays = label ? 0 : list.strays + 1;
  if (label) list.first ??= piece;
  // "Code: none" and "Code: please …" have no list.
  else if (!list.first && list.sameLine) list.strays = 2;
  return label;
}

function judge(list: LabelList, { text, look }: Piece, ending: Ending): Label | null {
  if (look === 'no') return null;
  if (isTelling(text)) return list.sameLine || ending !== 'none' ? 'sure' : null;
  if (ending !== 'end' || NO_CODE.test(text)) return null;
  if (!list.sameLine && text.length < USUAL_LENGTH) return null;
  if (look === 'digits' || !list.sameLine) return 'maybe';
  const first = list.first && shapeOf([list.first.text]);
  return !first || fitsForm(first, text) ? 'sure' : null;
}

/** As in https://shop.example/redeem/U9TRH6Y2 */
function isInRedeemPath(piece: Piece, before: Piece | undefined): boolean {
  if (!piece.inAddress || !before?.inAddress || piece.start !== before.end + 1) return false;
  return isMixed(piece.text) && piece.look !== 'no' && REDEEM_PATH.test(before.text);
}

/** What comes after a piece: the end of a line, a sentence or an item, or a number; a colon; or more words. */
type Ending = 'end' | 'colon' | 'none';

function endingOf(text: string, pieces: Piece[], index: number): Ending {
  const next = pieces[index + 1];
  const gap = text.slice(pieces[index]?.end, next?.start);
  if (next && /[:=]/.test(gap)) return 'colon';
  return !next || isCount(next) || /[^ ]/.test(gap) ? 'end' : 'none';
}

/** A small number, as in a numbering or "10 IPs". */
export const isCount = ({ text }: Piece): boolean => /^\d{1,4}$/.test(text);
