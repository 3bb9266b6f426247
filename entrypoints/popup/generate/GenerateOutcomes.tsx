import { FailureNotice } from '@/components/FailureNotice';
import { type State, shownGenerates, state } from '@/utils/page/state';
import { useStore } from '@/utils/page/use-store';
import type { Account } from '@/utils/share-codes/account';
import type { Failure } from '@/utils/share-codes/failure';
import { GenerateOutcome } from './GenerateOutcome';
import { inputOf } from './parse-form';
import type { FormFields } from './use-fields';

const operationsOf = ({ operations }: State) => operations;

interface Props {
  account: Account;
  fields: FormFields;
  /** Why the last press could not begin anything. */
  failure: Failure | null;
}

/** What came of the latest generates. */
export function GenerateOutcomes({ account, fields, failure }: Props) {
  useStore(state, operationsOf);
  const shown = shownGenerates(state.getState());
  const newest = shown.find(({ codes }) => codes.length > 0);
  if (!failure && shown.length === 0) return null;
  return (
    <section class="stack tight">
      {failure && <FailureNotice failure={failure} account={account} />}
      {shown.map((operation) => (
        <GenerateOutcome
          key={operation.id}
          operation={operation}
          account={account}
          entered={inputOf(fields.shown)}
          isNewest={operation === newest}
        />
      ))}
    </section>
  );
}
