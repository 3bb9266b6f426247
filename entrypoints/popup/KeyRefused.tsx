import { i18n } from '#i18n';
import { OptionsLink } from '@/components/OptionsLink';
import { type State, state } from '@/utils/page/state';
import { useStore } from '@/utils/page/use-store';
import type { Account } from '@/utils/share-codes/account';

/** A key was fine and is not any more: what to do stands before all else, unless an operation says it already. */
export function KeyRefused({ account }: { account: Account }) {
  const said = useStore(state, isSaid);
  if (account.keyState !== 'refused' || said) return null;
  return (
    <div role="alert" class="notice bad">
      <p>
        <strong>{i18n.t('words.failure.badKey')}</strong> {i18n.t('words.failure.badKeyNext')}
      </p>
      <OptionsLink />
    </div>
  );
}

const isSaid = ({ operations }: State): boolean => operations[0]?.failure?.cause === 'bad-key';
