import { FailureNotice } from '@/components/FailureNotice';
import { type State, shownGenerates, state } from '@/utils/page/state';
import { useStore } from '@/utils/page/use-store';
import type { Account } from '@/utils/share-codes/account';
import { GenerateForm } from './GenerateForm';
import { GenerateOutcome } from './GenerateOutcome';
import { useGenerate } from './use-generate';

const operationsOf = ({ operations }: State) => operations;

export function Generate({ account }: { account: Account }) {
  const generating = useGenerate(account.id);
  useStore(state, operationsOf);
  return (
    <section class="stack tight">
      <GenerateForm account={account} generating={generating} />
      {generating.failure && <FailureNotice failure={generating.failure} account={account} />}
      {shownGenerates(state.getState()).map((operation) => (
        <GenerateOutcome
          key={operation.id}
          operation={operation}
          account={account}
          generating={generating}
        />
      ))}
    </section>
  );
}
