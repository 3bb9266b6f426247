import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { FailureNotice } from '@/components/FailureNotice';
import { openOperations } from '@/utils/database/operations';
import { keepDraftsOf } from '@/utils/page/drafts';
import { send } from '@/utils/page/send';
import { forgetSnapshot } from '@/utils/page/snapshot';
import { state } from '@/utils/page/state';
import type { Account } from '@/utils/share-codes/account';
import type { Failure } from '@/utils/share-codes/failure';
import { forgetForm } from './account-form';

interface Props {
  account: Account;
  onRemoved: () => void;
}

/** Removes an account after asking once more, with what would be lost. */
export function RemoveAccount({ account, onRemoved }: Props) {
  /** How many of its operations are not settled; `null`: not asking. */
  const [unsettled, setUnsettled] = useState<number | null>(null);
  const [kept, setKept] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const ask = async () => {
    const open = await openOperations();
    setUnsettled(open.filter(({ accountId }) => accountId === account.id).length);
  };
  const keep = () => {
    setUnsettled(null);
    setFailure(null);
    setKept(true);
  };
  const remove = async () => {
    forgetSnapshot(); // here, since this page may be closed before it hears that the account is gone
    const reply = await send({ type: 'remove-account', accountId: account.id });
    if (!reply.ok) return setFailure(reply.failure);
    forgetForm(account.id);
    keepDraftsOf(state.getState().accounts.flatMap(({ id }) => (id === account.id ? [] : id)));
    onRemoved();
  };

  return (
    <div class="stack tight">
      {failure && <FailureNotice failure={failure} account={account} />}
      {unsettled === null ? (
        <div class="row">
          <button type="button" class="quiet danger" ref={kept ? takeFocus : null} onClick={ask}>
            {i18n.t('options.remove')}
          </button>
        </div>
      ) : (
        <Question account={account} unsettled={unsettled} keep={keep} remove={remove} />
      )}
    </div>
  );
}

const takeFocus = (button: HTMLElement | null): void => button?.focus();

interface QuestionProps {
  account: Account;
  unsettled: number;
  keep: () => void;
  remove: () => void;
}

/** The harmless answer comes first, where the second half of a double click lands. */
function Question({ account, unsettled, keep, remove }: QuestionProps) {
  return (
    <div class="notice bad" role="alertdialog" aria-labelledby="remove" aria-describedby="lost">
      <strong id="remove">{i18n.t('options.removeAsk', { name: account.name })}</strong>
      <p id="lost">
        {unsettled > 0 && <strong>{i18n.t('options.removeOpen', unsettled)} </strong>}
        {i18n.t('options.removeWhat')}
        {!account.keyNeverPlain && ` ${i18n.t('options.plainKeyLeft')}`}
      </p>
      <div class="row">
        <button type="button" ref={takeFocus} onClick={keep}>
          {i18n.t('options.keep')}
        </button>
        <button type="button" class="danger" onClick={remove}>
          {i18n.t('options.remove')}
        </button>
      </div>
    </div>
  );
}
