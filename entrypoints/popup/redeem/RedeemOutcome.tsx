import { i18n } from '#i18n';
import { FailureNotice } from '@/components/FailureNotice';
import { Results } from '@/components/Results';
import { FIRST_ITEMS, type State, shownBatch, state } from '@/utils/page/state';
import { useStore } from '@/utils/page/use-store';
import { wantItems } from '@/utils/page/watch';
import type { Account } from '@/utils/share-codes/account';
import type { useRedeem } from './use-redeem';

const itemsOf = ({ items }: State) => items;
const operationsOf = ({ operations }: State) => operations;

interface Props {
  account: Account;
  redeeming: ReturnType<typeof useRedeem>;
}

/** What becomes of the codes of the latest redeem or revoke. */
export function RedeemOutcome({ account, redeeming: { failure, unsent, putBack } }: Props) {
  useStore(state, operationsOf);
  const items = useStore(state, itemsOf);
  const operation = shownBatch(state.getState());
  if (!failure && !operation) return null;
  return (
    <section class="stack tight">
      {failure && (
        <FailureNotice failure={failure} account={account}>
          {unsent !== '' && (
            <>
              <p class="grow">{i18n.t('popup.redeem.unsent')}</p>
              <button type="button" onClick={putBack}>
                {i18n.t('popup.redeem.putBack')}
              </button>
            </>
          )}
        </FailureNotice>
      )}
      {operation && (
        <Results
          key={operation.id}
          operation={operation}
          items={items}
          account={account}
          onMore={() => void wantItems(items.length + FIRST_ITEMS)}
        />
      )}
    </section>
  );
}
