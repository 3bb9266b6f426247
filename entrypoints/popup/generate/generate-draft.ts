import { name, nullable, number, or, type Read, record, text, time } from '@/utils/database/fields';
import { drafts } from '@/utils/page/drafts';
import type { GenerateInput } from '@/utils/share-codes/operation';

/** What stands in the form's fields. */
export interface Fields {
  ipsPerCode: string;
  count: string;
  forwardTo: string;
}

export type FieldName = keyof Fields;
export const FIELD_NAMES = ['ipsPerCode', 'count', 'forwardTo'] as const satisfies FieldName[];

/** The form's id in the page: buttons elsewhere press it, too. And its fields'. */
export const FORM_ID = 'generate';
export const FIELD_IDS = { ipsPerCode: 'ips', count: 'count', forwardTo: 'forward-to' } as const;

/** What was typed in the form of one account since the last press; `null`: that field was not touched. */
export interface GenerateDraft extends Record<FieldName, string | null> {
  /** When a field of this window was last touched since it was opened and since its last press, ms since 1970; 0: none was. */
  touchedAt: number;
  /** The last press, until its operation has ended and that was seen. */
  pressed: Press | null;
}

/** A press of Generate. */
export interface Press {
  /** Of the operation that it has begun. */
  id: string;
  /** ms since 1970 */
  at: number;
  /** What stood in the fields. */
  fields: Fields;
  /** What that asks for. */
  input: GenerateInput;
  /** When the end of its operation came on the screen, ms since 1970. */
  endShownAt: number | null;
}

export const NOT_TOUCHED = {
  ipsPerCode: null,
  count: null,
  forwardTo: null,
  touchedAt: 0,
} as const;
const EMPTY: GenerateDraft = { ...NOT_TOUCHED, pressed: null };

const typed: Read<string | null> = or(nullable(text), null);
const fields = record<Fields>({ ipsPerCode: text, count: text, forwardTo: text });
const input = record<GenerateInput>({
  ipsPerCode: number,
  count: number,
  forwardTo: nullable(text),
});

export const generateDrafts = drafts<GenerateDraft>(
  'generate',
  EMPTY,
  record<GenerateDraft>({
    ipsPerCode: typed,
    count: typed,
    forwardTo: typed,
    touchedAt: () => 0, // in another window, or before this one was loaded anew
    pressed: or(
      nullable(record<Press>({ id: name, at: time, fields, input, endShownAt: nullable(time) })),
      null,
    ),
  }),
);

/** Changes the draft of a press, which may be the last one no more: here, or in another window that has stored its own. */
export function changePress(accountId: string, id: string, part: Partial<GenerateDraft>): void {
  if (generateDrafts.get(accountId).pressed?.id !== id) return;
  const isStored = generateDrafts.stored(accountId).pressed?.id === id;
  generateDrafts.patch(accountId, part, isStored ? part : {});
}

/** What stands in the fields: what was typed since the last press, else what was pressed, else the last numbers. */
export function fieldsOf(draft: GenerateDraft, last: Fields): Fields {
  const textOf = (name: FieldName) => draft[name] ?? draft.pressed?.fields[name] ?? last[name];
  return {
    ipsPerCode: textOf('ipsPerCode'),
    count: textOf('count'),
    forwardTo: textOf('forwardTo'),
  };
}
