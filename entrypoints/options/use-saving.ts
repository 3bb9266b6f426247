import { useState } from 'preact/hooks';
import { hostDenied, requestHost } from '@/utils/page/host-permission';
import { send } from '@/utils/page/send';
import type { Account } from '@/utils/share-codes/account';
import { type Failure, fail } from '@/utils/share-codes/failure';
import { type AccountDraft, faultOf, fieldToBlame, originOf } from './account-draft';
import { focusField } from './focus-field';

/** How far saving the form has come. */
export type Saving =
  | { step: 'typing' }
  | { step: 'testing' }
  | { step: 'saved'; account: Account }
  | { step: 'failed'; failure: Failure };

/** Saves an account's form, and tells how that goes. */
export function useSaving(account: Account | null, onSaved: (saved: Account) => void) {
  const [saving, setSaving] = useState<Saving>({ step: 'typing' });

  const showFailure = (failure: Failure) => {
    setSaving({ step: 'failed', failure });
    const field = fieldToBlame(failure);
    if (field) focusField(field);
  };

  const save = async (draft: AccountDraft, untested: boolean) => {
    if (saving.step === 'testing') return;
    const fault = faultOf(draft, account);
    const origin = originOf(draft);
    if (fault || !origin.ok) return fault && showFailure(fault);
    setSaving({ step: 'testing' });
    const allowed = await requestHost(origin.value); // the first await of the click
    const reply = allowed
      ? await send(messageOf(draft, account, untested))
      : fail(hostDenied(origin.value));
    if (!reply.ok) return showFailure(reply.failure);
    setSaving({ step: 'saved', account: reply.value });
    onSaved(reply.value);
  };

  return { saving, save, forget: () => setSaving({ step: 'typing' }) };
}

function messageOf(draft: AccountDraft, account: Account | null, untested: boolean) {
  const key = draft.key.trim() || null;
  return { ...draft, type: 'save-account', accountId: account?.id ?? null, key, untested } as const;
}
