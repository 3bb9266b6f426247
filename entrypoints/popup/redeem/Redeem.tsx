import { FailureNotice } from '@/components/FailureNotice';
import { Results } from '@/components/Results';
import { FIRST_ITEMS, type State, shownBatch, state } from '@/utils/page/state';
import { useStore } from '@/utils/page/use-store';
import { wantItems } from '@/utils/page/watch';
import type { Account } from '@/utils/share-codes/account';
import { RedeemForm } from './RedeemForm';
import { useRedeem } from './use-redeem';

const itemsOf = ({ items }: State) => items;
const operationsOf = ({ operations }: State) => operations;

export function Redeem({ account }: { account: Account }) {
  const redeeming = useRedeem(account.id);
  useStore(state, operationsOf);
  const items = useStore(state, itemsOf);
  const operation = shownBatch(state.getState());
  return (
    <section class="stack tight">
      <RedeemForm accountId={account.id} redeeming={redeeming} />
      {redeeming.failure && <FailureNotice failure={redeeming.failure} account={account} />}
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
