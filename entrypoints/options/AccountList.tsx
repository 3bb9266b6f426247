import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { FailureNotice } from '@/components/FailureNotice';
import { send } from '@/utils/page/send';
import type { Account } from '@/utils/share-codes/account';
import type { Failure } from '@/utils/share-codes/failure';
import { ips } from '@/utils/words/number';
import { useChoice } from './use-choice';

interface Props {
  accounts: Account[];
  currentId: string;
  editedId: string | null;
  onEdit: (account: Account) => void;
}

/** Which account is worked with, and which is edited below. */
export function AccountList({ accounts, currentId, editedId, onEdit }: Props) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const [chosenId, choose] = useChoice(currentId, async (accountId: string) => {
    const reply = await send({ type: 'select-account', accountId });
    setFailure(reply.ok ? null : reply.failure);
    return reply.ok;
  });
  return (
    <section class="stack tight" aria-labelledby="accounts">
      <h2 id="accounts">{i18n.t('options.accounts')}</h2>
      <p class="hint">{i18n.t('options.accountsHint')}</p>
      <ul class="list" aria-labelledby="accounts">
        {accounts.map((account) => (
          <li key={account.id}>
            <Choice
              account={account}
              chosen={account.id === chosenId}
              choose={() => choose(account.id)}
            />
            <KeyState account={account} />
            <button
              type="button"
              class="quiet"
              aria-label={i18n.t('options.editAccount', { name: account.name })}
              aria-pressed={account.id === editedId}
              onClick={() => onEdit(account)}
            >
              {i18n.t('options.edit')}
            </button>
          </li>
        ))}
      </ul>
      {failure && <FailureNotice failure={failure} account={null} />}
    </section>
  );
}

interface ChoiceProps {
  account: Account;
  chosen: boolean;
  choose: () => void;
}

function Choice({ account, chosen, choose }: ChoiceProps) {
  const { id, name, server, balance } = account;
  const host = new URL(server.origin).host;
  return (
    <div class="choice grow">
      <input
        type="radio"
        name="account"
        id={`choose-${id}`}
        checked={chosen}
        aria-describedby={`facts-${id}`}
        onChange={choose}
      />
      <div class="account">
        <label for={`choose-${id}`}>{name}</label>
        <span id={`facts-${id}`} class="hint">
          {balance?.ips == null ? host : i18n.t('options.balance', { host, ips: ips(balance.ips) })}
        </span>
      </div>
    </div>
  );
}

function KeyState({ account }: { account: Account }) {
  if (account.keyState === 'refused')
    return <span class="chip bad">{i18n.t('options.keyRefused')}</span>;
  if (account.keyState === 'missing')
    return <span class="chip bad">{i18n.t('options.keyMissing')}</span>;
  if (account.keyState === 'untested')
    return <span class="chip warn">{i18n.t('options.untested')}</span>;
  return null;
}
