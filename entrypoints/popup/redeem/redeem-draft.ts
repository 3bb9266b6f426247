import { listOf, name, nullable, or, record, text, time } from '@/utils/database/fields';
import { drafts } from '@/utils/page/drafts';

/** The box's id in the page. */
export const BOX_ID = 'codes';

/** What the box of one account holds. */
export interface RedeemDraft {
  text: string;
  /** When this window's box was last touched since it was opened and since its last press, ms since 1970; 0: it was not. */
  touchedAt: number;
  pressed: RedeemPress | null;
  /** What could not be begun while other codes stood in the box. */
  unsent: string;
}

/** The last press of Redeem. */
export interface RedeemPress {
  /** Of the operation that it has begun. */
  id: string;
  /** ms since 1970 */
  at: number;
  codes: string[];
  /** What stood in the box, until the operation is in the journal. */
  text: string;
}

export const redeemDrafts = drafts<RedeemDraft>(
  'redeem',
  { text: '', touchedAt: 0, pressed: null, unsent: '' },
  record<RedeemDraft>({
    text: or(text, ''),
    touchedAt: () => 0, // in another window, or before this one was loaded anew
    pressed: or(
      nullable(record<RedeemPress>({ id: name, at: time, codes: listOf(name), text })),
      null,
    ),
    unsent: or(text, ''),
  }),
);

export function typeCodes(accountId: string, text: string): void {
  redeemDrafts.patch(accountId, { text, touchedAt: Date.now() });
}

const below = (text: string, added: string): string =>
  text.trim() === '' ? added : `${text.trimEnd()}\n${added}`;

/** Puts text into the box, below what stands there. */
export function addCodes(accountId: string, added: string): void {
  typeCodes(accountId, below(redeemDrafts.get(accountId).text, added));
}

/** What was pressed and not begun is in the box again, or beside it where other codes stand there by now. */
export function giveBack(accountId: string, text: string): void {
  const draft = redeemDrafts.get(accountId);
  const isFree = draft.text === '' && draft.touchedAt === 0;
  redeemDrafts.patch(accountId, isFree ? { text } : { unsent: below(draft.unsent, text) });
}

/** Puts what was not sent into the box, below what stands there. */
export function putBack(accountId: string): void {
  addCodes(accountId, redeemDrafts.get(accountId).unsent);
  redeemDrafts.patch(accountId, { unsent: '' });
}

/** The operation of this press is in the journal: what stood in the box need not come back. */
export function forgetText(accountId: string, id: string): void {
  const { pressed } = redeemDrafts.get(accountId);
  if (pressed?.id !== id) return;
  const part = { pressed: { ...pressed, text: '' } };
  const isStored = redeemDrafts.stored(accountId).pressed?.id === id; // or another window has stored its own
  redeemDrafts.patch(accountId, part, isStored ? part : {});
}
