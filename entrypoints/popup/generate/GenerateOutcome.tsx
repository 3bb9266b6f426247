import { FailureNotice } from '@/components/FailureNotice';
import { OperationWait } from '@/components/OperationWait';
import type { Account } from '@/utils/share-codes/account';
import { hasSurplus } from '@/utils/share-codes/ended-badly';
import type { GenerateInput, GenerateOperation } from '@/utils/share-codes/operation';
import { isPossiblyMade } from '@/utils/share-codes/told';
import { operationLine } from '@/utils/words/operation';
import { Again } from './Again';
import { NewCodes } from './NewCodes';
import { PossibleCodes } from './PossibleCodes';
import { SurplusCodes } from './SurplusCodes';
import { Unclear } from './Unclear';
import { Unconfirmed } from './Unconfirmed';

interface StateProps {
  operation: GenerateOperation;
  account: Account;
  /** What the form asks for now, `null` where it is not right yet. */
  entered: GenerateInput | null;
}

interface Props extends StateProps {
  /** Of those shown, the newest one that has codes. */
  isNewest: boolean;
}

/** What came of a generate, whichever way it ended. */
export function GenerateOutcome({ isNewest, ...state }: Props) {
  const { operation } = state;
  return (
    <>
      <State {...state} />
      <NewCodes operation={operation} isNewest={isNewest} />
      {hasSurplus(operation) && <SurplusCodes operation={operation} />}
    </>
  );
}

function State({ operation, account, entered }: StateProps) {
  switch (operation.state) {
    case 'refused':
      if (isPossiblyMade(operation))
        return <PossibleCodes operation={operation} entered={entered} />;
      if (operation.hold !== null) return <OperationWait operation={operation} account={account} />;
      return operation.failure ? (
        <FailureNotice failure={operation.failure} account={account}>
          <Again operation={operation} entered={entered} words="tryAgain" />
        </FailureNotice>
      ) : null;
    case 'unconfirmed':
      return <Unconfirmed operation={operation} account={account} />;
    case 'possible':
      return <PossibleCodes operation={operation} entered={entered} />;
    case 'unclear':
      return <Unclear operation={operation} account={account} entered={entered} />;
    case 'accepted':
    case 'sent':
      return <Running operation={operation} account={account} />;
    default:
      return null;
  }
}

/** On its way, or why not yet. */
function Running({ operation, account }: Pick<StateProps, 'operation' | 'account'>) {
  const waits = operation.hold !== null || operation.failure !== null;
  return waits ? (
    <OperationWait operation={operation} account={account} />
  ) : (
    <p role="status" class="soft">
      {operationLine(operation)}…
    </p>
  );
}
