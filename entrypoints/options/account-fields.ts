import { cleanKey } from '@/utils/share-codes/clean-key';
import type { AccountDraft } from './account-draft';
import type { KeptFields } from './account-draft-store';
import type { FieldId } from './focus-field';

/** What stands in the fields of an account's form, and whose it is: the person's or the storage's. */
export interface Fields {
  draft: AccountDraft;
  /** How many inputs and presses there were so far. */
  acts: number;
  /** Which of these touched a field last. A field that is not here says what is stored. */
  touched: Partial<Record<FieldId, number>>;
  /** The act that was the last press. */
  pressed: number;
  /** The key came with something that belongs to no key. */
  keyCleaned: boolean;
}

const BEFORE_ALL = -1;

/** @param kept what was typed in an earlier page and not saved */
export function newFields(stored: AccountDraft, kept: KeptFields): Fields {
  const { name = stored.name, server = stored.server, address = stored.address } = kept;
  const touched = touchedBy(kept, 0);
  const draft = { ...stored, name, server, address };
  return { draft, touched, acts: 0, pressed: 0, keyCleaned: false };
}

export function typed(fields: Fields, input: Partial<AccountDraft>): Fields {
  const acts = fields.acts + 1;
  const touched = { ...fields.touched, ...touchedBy(input, acts) };
  const draft = { ...fields.draft, ...input };
  if (input.key === undefined) return { ...fields, acts, touched, draft };
  const key = cleanKey(input.key);
  const keyCleaned = key !== input.key || (fields.keyCleaned && key !== '');
  return { ...fields, acts, touched, draft: { ...draft, key }, keyCleaned };
}

export function pressed(fields: Fields): Fields {
  const acts = fields.acts + 1;
  return { ...fields, acts, pressed: acts };
}

export function isTouchedSince({ touched }: Fields, press: number): boolean {
  return Object.values(touched).some((act) => act > press);
}

/**
 * After a save: what was touched since its press stays, and so does the text of the field that has the focus.
 * The key has done its work and goes.
 */
export function saved(
  fields: Fields,
  press: number,
  stored: AccountDraft,
  focused: string | undefined,
): Fields {
  const isTouched = (field: FieldId) => (fields.touched[field] ?? BEFORE_ALL) > press;
  const take = <F extends FieldId>(field: F): AccountDraft[F] =>
    isTouched(field) || (field === focused && field !== 'key')
      ? fields.draft[field]
      : stored[field];
  const draft = {
    name: take('name'),
    key: take('key'),
    server: take('server'),
    address: take('address'),
  };
  const touched = Object.fromEntries(
    Object.entries(fields.touched).filter(([, act]) => act > press),
  );
  return { ...fields, draft, touched, keyCleaned: fields.keyCleaned && draft.key !== '' };
}

/** What was not touched says what is stored now. */
export function refreshed(fields: Fields, stored: AccountDraft): Fields {
  return saved(fields, BEFORE_ALL, stored, undefined);
}

/** What was typed and is not saved, without the key. */
export function unsaved({ draft, touched }: Fields): KeptFields {
  const { name, server, address } = draft;
  return {
    ...(touched.name !== undefined && { name }),
    ...(touched.server !== undefined && { server }),
    ...(touched.address !== undefined && { address }),
  };
}

function touchedBy(input: Partial<AccountDraft>, act: number): Fields['touched'] {
  return Object.fromEntries(Object.keys(input).map((field) => [field, act]));
}
