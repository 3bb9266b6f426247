import { endsWithOther } from './other-labels';

/*
 * What words say of the value that they stand before: that it is a share code, or something else.
 */

export type Label = 'code' | 'other';
export type Said = Label | 'words' | 'nothing';

const WORDS =
  '(?:(?:share|gift|promo|redeem|coupon|voucher|discount|proxy|ip)[ _-]?)?codes?|cd[ _-]?keys?|vouchers?' +
  '|(?:gutschein|einlöse|freigabe|teilungs)-?codes?|c[oó]digos?|codic[ei]|mã|kod(?:ey|u|lar[ıi]?|y)?|kód[uy]?|код[иы]?' +
  '|промокоды?|κωδικός|κωδικοί|kode';
const NUMBER = '(?:[ _-]?\\d{1,3})?';
const WORDS_UNSPACED = '[码碼]|卡密|コード|코드|الرمز|رمز|كود|الكود|کد|कोड|รหัส|โค้ด|קוד';
/** A word for codes, as in the head of a table. */
const NAME = `(?:(?<![\\p{L}\\p{N}])(?:${WORDS})${NUMBER}(?![\\p{L}\\p{N}])|${WORDS_UNSPACED})`;
const NAME_OF_CODES = new RegExp(NAME, 'iu');
/** Such a word, and a mark that what follows is what it names. */
const CODE_LABEL = new RegExp(`${NAME}[^\\n:=：]{0,24}?(?:[:=]|[-–—→>]\\s|\\s(?:is|are)\\s)`, 'iu');
/** These name nothing else, whatever stands beside them. */
const SHARE_CODE = new RegExp(
  '(?:share|redeem|redemption|cd)[ _-]?(?:codes?|keys?)|(?:分享|[兑兌][换換]|[换換]|激活)[码碼]|m[ãa] (?:chia s[ẻe]|kích hoạt)|' +
    '(?:c[oó]digos?|codic[ei]|chaves?|claves?) (?:d[ei] )?(?:compar\\p{L}+|canje|resgate|riscatto)|код\\p{L}* (?:доступа|активации)',
  'iu',
);

/** The name of a value, as in `user=`, `"user":` and `user: '`. Some say nothing, as `"data":`. */
const KEY =
  /(?:^|[\s"'`{(,;&?])(?!(?:data|items?|results?|list|values?|payload|redeem)\b)[A-Za-z_][\w.-]*["'`\\]*\s*(?:=|:\s*\\?["'`]|(?<=["'`])\s*:)[\s"'`[\\]*$/;

/** Words that say nothing: numberings, numbers of IPs, and what joins the items of a list. */
const SMALL =
  /(?<![\p{L}\p{N}])(?:ips?|and|or|und|oder|et|ou|y|e|i|и|или|і|та|ve|veya|và|dan|atau|each|x|pcs|code|no|nr)(?![\p{L}\p{N}])|和|及|或|と|및/giu;

/** Where what a word names ends. "No." and the like end nothing. */
const BREAK = /[,;|\t{}<>。！？，；、•·]|[!?]\s|(?<!(?:r|n[ro]|num|№))\.\s/i;

/** Whether a text speaks of codes, or of IPs, somewhere. */
export const speaksOfCodes = (text: string): boolean =>
  NAME_OF_CODES.test(text) || /\d ?ips?\b/i.test(text);

/** What a part of a line says of the value behind it. */
export function said(line: string): Said {
  const part =
    line
      .replace(/\([^()]*\)/g, ' ')
      .replace(/[-=]+>|→/g, ':')
      .replace(/\.{2,}|…/g, ' ')
      .split(BREAK)
      .at(-1) ?? '';
  if (SHARE_CODE.test(part)) return 'code';
  if (endsWithOther(apart(part))) return 'other';
  if (CODE_LABEL.test(part)) return 'code';
  if (KEY.test(part)) return 'other';
  return /\p{L}/u.test(part.replace(SMALL, '')) ? 'words' : 'nothing';
}

/** "orderNumber" and "order_number" as words. */
const apart = (name: string): string =>
  name.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ').replace(/_/g, ' ');

/** What the name of a column says of its values. */
export function nameSays(name: string): Label | null {
  if (endsWithOther(apart(name))) return 'other';
  return NAME_OF_CODES.test(name) ? 'code' : null;
}
