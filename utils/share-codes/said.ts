import { type CodeName, codeLabelIn, codeNameIn, NAME_OF_CODES } from './code-names';
import { endsWithOther } from './other-labels';

/*
 * What words say of the value that they stand before: that it is a share code, or something else.
 */

export type Label = CodeName | 'other';
export type Said = Label | 'words' | 'nothing';

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
  const part = apart(
    line
      .replace(/\([^()]*\)/g, ' ')
      .replace(/[-=]+>|→/g, ':')
      .replace(/\.{2,}|…/g, ' ')
      .split(BREAK)
      .at(-1) ?? '',
  );
  if (SHARE_CODE.test(part)) return 'code';
  if (endsWithOther(part)) return 'other';
  const name = codeLabelIn(part);
  if (name) return name;
  if (KEY.test(part)) return 'other';
  return /\p{L}/u.test(part.replace(SMALL, '')) ? 'words' : 'nothing';
}

/** "orderNumber" and "order_number" as words. */
const apart = (name: string): string =>
  name.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ').replace(/_/g, ' ');

/** What the name of a column says of its values. */
export function nameSays(name: string): Label | null {
  if (endsWithOther(apart(name))) return 'other';
  if (SHARE_CODE.test(name)) return 'code';
  return codeNameIn(name);
}
