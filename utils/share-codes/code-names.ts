/*
 * Words for codes, and what stands beside them: any word that is not known to say nothing makes it a code of something else, or
 * of nobody knows what, as "alarm code" and "código de la puerta". Of such names there is no end.
 */

/** A word for share codes, or for codes of an unknown kind. */
export type CodeName = 'code' | 'some-code';

const WORDS =
  '(?:(?:gift|promo|coupon|discount)[ _-]?)?codes?|cd[ _-]?keys?|vouchers?|(?:gutschein|einlöse|freigabe|teilungs)-?codes?|c[oó]digos?|codic[ei]|mã|kod(?:ey|u|un(?:uz)?|lar[ıi]?(?:n[ıi]z)?|y)?|kód[uy]?|код[иы]?' +
  '|промокоды?|κωδικός|κωδικοί|kode(?:nya)?';
const NUMBER = '(?:[ _-]?\\d{1,3})?';
const WORDS_UNSPACED = '[码碼]|卡密|コード|코드|الرمز|رمز|كود|الكود|کد|कोड|รหัส|โค้ด|קוד';
/** A word for codes, as in the head of a table. */
const NAME = `(?:(?<![\\p{L}\\p{N}])(?:${WORDS})${NUMBER}(?![\\p{L}\\p{N}])|${WORDS_UNSPACED})`;
export const NAME_OF_CODES = new RegExp(NAME, 'iu');
const IS =
  'is|are|ist|sind|lautet|lauten|est|sont|es|son|é|são|è|sono|to|jest|są|это|це|adalah|là|هو|है|คือ';
/** Such a word, and a mark that what follows is what it names. */
const CODE_LABEL = new RegExp(
  `(${NAME})([^\\n:=：]{0,24}?)(?:[:=]|[-–—→>]\\s|\\s(?:${IS})\\s|[是为為はが]|[는은가이] )`,
  'iu',
);
/** What leaves it a word for share codes: "your new code", "codes for 10 IPs", "código de acceso". */
const PLAIN_WORDS = `
  ips proxy proxies share redeem code codes use using enter try take here are the this these that your our her new old all
  both some next other another more following replacement unused free delivered for with and you below one two three each
  month const let var dein deine ihr ihre der die das den dem eine neue neuer neuen hier ist sind lautet lauten für von mit
  und vier alle beide freischaltung votre vos notre les ces des nouveau nouveaux voici est sont pour échange activation
  partage avec nuevo nuevos este para aquí acceso canje activación novo aqui resgate acesso ativação compartir condivisione
  compartilhamento nuovo questo per riscatto accesso attivazione twój twoje nowy nowe oto dla jest są poniżej dostępu wymiany
  aktywacji udostępniania ваш ваши твой новый новые вот это этот эти все для другой второй держи активации обмена доступа твій
  твої мій новий нові ось дії доступу yeni paylaşım aktivasyon berbagi anda kamu baru ini adalah tukar aktivasi mấy bạn anh chị
  này mới còn không chia المشاركة 공유 프록시 교환 등록 새 새로운 이 शेयर नया ये यह
`;

const PLAIN = new Set(PLAIN_WORDS.trim().split(/\s+/));

/** Few names are so short. */
const isPlain = (word: string): boolean =>
  PLAIN.has(word) || /^(?:\d+x?|[\p{Script=Latin}\p{Script=Cyrillic}]{1,2})$/u.test(word);

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** A new beginning, as behind the name of who writes. */
const BEGINNING = /[:：?!&("'`。]/;

/** Where nothing stands between words, only what ends in these. */
const UNSPACED = /[的个個新这這代の]$|(?:分享|提货|提取)$|[兑兌][换換]$|共有$|引換$|交換$/;

/** By the nearest word. */
const isPlainBefore = (text: string): boolean =>
  UNSPACED.test(text) ||
  wordsOf(text.split(BEGINNING).pop() ?? '')
    .slice(-1)
    .every(isPlain);

/** One word alone, or a phrase, as "de la puerta", "for the door". Other words behind it are the rest of the sentence. */
const NAME_BEHIND =
  /^ (?:(?:for|für|pour|para|per|для|cho|untuk|de|d|du|des|del|della|dell|di|da|do|от|к|od|від)['’ ]|[\p{Script=Latin}\p{Script=Cyrillic}-]+ ?$)/iu;

const isPlainBehind = (text: string): boolean =>
  !NAME_BEHIND.test(text) || wordsOf(text).every(isPlain);

/** In some languages what names a code stands behind the word, in others before it, and verbs on the other side. */
const NAMED_BEHIND = /c[oó]dig|codic|mã|kode|رمز|كود|کد|รหัส|โค้ด|קוד/i;
const NAMED_BEFORE = /[码碼]|卡密|コード|코드|कोड|kod[ul]/i;

function nameOf(before: string, name: string, behind: string): CodeName {
  const isPlain =
    (NAMED_BEHIND.test(name) || isPlainBefore(before)) &&
    (NAMED_BEFORE.test(name) || isPlainBehind(behind));
  return isPlain ? 'code' : 'some-code';
}

/** What a text says of the value behind it; `null` where it names no code. */
export function codeLabelIn(text: string): CodeName | null {
  const match = CODE_LABEL.exec(text);
  if (!match) return null;
  const [label, name = '', behind = ''] = match;
  // As in `code=`, where what stands before is no part of the name.
  const before = label.endsWith(`${name}=`) ? '' : text.slice(0, match.index);
  return nameOf(before, name, behind);
}

/** What the name of a column, or of a value, says. */
export function codeNameIn(text: string): CodeName | null {
  const match = NAME_OF_CODES.exec(text);
  if (!match) return null;
  const [name] = match;
  return nameOf(text.slice(0, match.index), name, text.slice(match.index + name.length));
}
