import { i18n } from '#i18n';
import { FailureNotice } from '@/components/FailureNotice';
import { Results } from '@/components/Results';
import { FIRST_ITEMS, type State, shownBatch, state } from '@/utils/page/state';
import { useDraft } from '@/utils/page/use-draft';
import { useStore } from '@/utils/page/use-store';
import { wantItems } from '@/utils/page/watch';
import type { Account } from '@/utils/share-codes/account';
import { putBack, redeemDrafts } from './redeem-draft';
import type { useRedeem } from './use-redeem';

const itemsOf = ({ items }: State) => items;
const operationsOf = ({ operations }: State) => operations;

interface Props {
  account: Account;
  redeeming: ReturnType<typeof useRedeem>;
}

/** What becomes of the codes of the latest redeem or revoke. */
export function RedeemOutcome({ account, redeeming: { failure } }: Props) {
  const { unsent } = useDraft(redeemDrafts, account.id);
  useStore(state, operationsOf);
  const items = useStore(state, itemsOf);
  const operation = shownBatch(state.getState());
  if (!failure && unsent === '' && !operation) return null;
  return (
    <section class="stack tight">
      {failure ? (
        <FailureNotice failure={failure} account={account}>
          {unsent !== '' && <Unsent text={unsent} accountId={account.id} />}
        </FailureNotice>
      ) : (
        unsent !== '' && (
          <div role="status" class="notice warn row">
            <Unsent text={unsent} accountId={account.id} />
          </div>
        )
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

/** What could not be begun, where it could not be put back into the box by itself. */
function Unsent({ text, accountId }: { text: string; accountId: string }) {
  return (
    <>
      <div class="unsent">
        <p>{i18n.t('popup.redeem.unsent')}</p>
        <p class="small mono">{text}</p>
      </div>
      <button type="button" onClick={() => putBack(accountId)}>
        {i18n.t('popup.redeem.putBack')}
      </button>
    </>
  );
}
