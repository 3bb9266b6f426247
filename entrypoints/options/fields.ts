import type { Account } from '@/utils/share-codes/account';
import type { Failure } from '@/utils/share-codes/failure';
import { type AccountDraft, fieldToBlame } from './account-draft';
import type { FieldId } from './focus-field';

/** What each field of the account's form is given. */
export interface FieldProps {
  draft: AccountDraft;
  account: Account | null;
  failure: Failure | null;
  type: (typed: Partial<AccountDraft>) => void;
}

/** Whether the last failure is this field's. */
export function isToBlame(failure: Failure | null, field: FieldId): boolean {
  return failure !== null && fieldToBlame(failure) === field;
}
