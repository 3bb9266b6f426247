import { listOf, name, nullable, or, record, text, time } from '@/utils/database/fields';
import { drafts } from '@/utils/page/drafts';
import { below, missingFrom } from './text-below';

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
  /** Those of them that the person wants although this account made them. */
  own: string[];
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
      nullable(
        record<RedeemPress>({
          id: name,
          at: time,
          codes: listOf(name),
          own: or(listOf(name), []),
          text,
        }),
      ),
      null,
    ),
    unsent: or(text, ''),
  }),
);

export function typeCodes(accountId: string, text: string): void {
  redeemDrafts.patch(accountId, { text, touchedAt: Date.now() });
}

/** Puts codes into the box, below what stands there. */
export function addCodes(accountId: string, added: string): void {
  const { text } = redeemDrafts.get(accountId);
  typeCodes(accountId, below(text, missingFrom(text, added)));
}

/**
 * What was pressed and not begun is in the box again, or beside it where other codes stand there by now. It is the
 * press's no longer: what is given back once is not given back by the next window as well. What another window has
 * stored stays, and this comes to it.
 */
export function giveBack(accountId: string, press: RedeemPress): void {
  const draft = redeemDrafts.get(accountId);
  const isFree = draft.text === '' && draft.touchedAt === 0;
  const place = isFree ? 'text' : 'unsent';
  const stored = redeemDrafts.stored(accountId);
  redeemDrafts.patch(accountId, givenBack(draft, press, place), givenBack(stored, press, place));
}

function givenBack(draft: RedeemDraft, press: RedeemPress, place: 'text' | 'unsent') {
  const part: Partial<RedeemDraft> = {};
  if (draft.pressed?.id === press.id) {
    if (draft.pressed.text === '') return part; // it was given back
    part.pressed = { ...draft.pressed, text: '' };
  }
  const there = place === 'text' ? draft.text : `${draft.text}\n${draft.unsent}`;
  part[place] = below(draft[place], missingFrom(there, press.text));
  return part;
}

/** Puts what was not sent into the box, below what stands there. */
export function putBack(accountId: string): void {
  const { unsent } = redeemDrafts.get(accountId);
  const others = missingFrom(unsent, redeemDrafts.stored(accountId).unsent);
  addCodes(accountId, unsent);
  redeemDrafts.patch(accountId, { unsent: '' }, { unsent: others });
}

/** The operation of this press is in the journal: what stood in the box need not come back. */
export function forgetText(accountId: string, id: string): void {
  const { pressed } = redeemDrafts.get(accountId);
  if (pressed?.id !== id) return;
  const part = { pressed: { ...pressed, text: '' } };
  const isStored = redeemDrafts.stored(accountId).pressed?.id === id; // or another window has stored its own
  redeemDrafts.patch(accountId, part, isStored ? part : {});
}
