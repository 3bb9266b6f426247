import {
  listOf,
  name,
  nullable,
  number,
  oneOf,
  or,
  type Read,
  record,
  text,
  time,
} from '@/utils/database/fields';
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

/** What the form of one account holds beyond the last numbers. */
export interface GenerateDraft extends Record<FieldName, string | null> {
  /** The fields that were touched since the last press: they are the next draft's. */
  touched: FieldName[];
  /** When one was last touched since the last press, ms since 1970; 0: none was. */
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
  input: GenerateInput;
  /** When the end of its operation came on the screen, ms since 1970. */
  endShownAt: number | null;
}

const EMPTY: GenerateDraft = {
  ipsPerCode: null,
  count: null,
  forwardTo: null,
  touched: [],
  touchedAt: 0,
  pressed: null,
};

const typed: Read<string | null> = or(nullable(text), null);
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
    touched: or(listOf(oneOf(...FIELD_NAMES)), []),
    touchedAt: or(time, 0),
    pressed: or(
      nullable(record<Press>({ id: name, at: time, input, endShownAt: nullable(time) })),
      null,
    ),
  }),
);
