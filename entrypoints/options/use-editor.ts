import { useEffect, useState } from 'preact/hooks';
import type { Account } from '@/utils/share-codes/account';
import { type AccountForm, openForm } from './account-form';
import { focusField } from './focus-field';

/** Which account's form is open. */
export interface Editor {
  form: AccountForm;
  /** Counts what was opened, so that each is drawn anew. */
  opening: number;
  /** `null`: a new one. */
  open: (account: Account | null) => void;
}

/** @param first whose form is open at first */
export function useEditor(first: Account | null): Editor {
  const [edited, setEdited] = useState(() => ({ form: openForm(first), opening: 0 }));
  const { form, opening } = edited;
  useEffect(() => {
    if (opening > 0) focusField('key');
  }, [opening]);
  const open = (account: Account | null) =>
    setEdited({ form: openForm(account), opening: opening + 1 });
  return { form, opening, open };
}
