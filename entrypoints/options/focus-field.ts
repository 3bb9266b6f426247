/** The fields of the account's form, by their ids. */
export type FieldId = 'key' | 'server' | 'address' | 'name';

export function focusField(id: FieldId): void {
  document.getElementById(id)?.focus();
}
