import { i18n } from '#i18n';
import { FailureNotice } from '@/components/FailureNotice';
import { OperationWait } from '@/components/OperationWait';
import type { Account } from '@/utils/share-codes/account';
import { hasSurplus } from '@/utils/share-codes/ended-badly';
import type { GenerateOperation } from '@/utils/share-codes/operation';
import { Missing } from './Missing';
import { NewCodes } from './NewCodes';
import { PossibleCodes } from './PossibleCodes';
import { SurplusCodes } from './SurplusCodes';
import { Unconfirmed } from './Unconfirmed';
import { type Generating, startAgain } from './use-generate';

interface Props {
  operation: GenerateOperation;
  account: Account;
  generating: Generating;
}

/** What came of a generate, whichever way it ended. */
export function GenerateOutcome({ operation, account, generating }: Props) {
  const again = () => startAgain(generating, operation);
  return (
    <>
      <State operation={operation} account={account} again={again} />
      <NewCodes operation={operation} />
      {hasSurplus(operation) && <SurplusCodes operation={operation} />}
    </>
  );
}

interface StateProps {
  operation: GenerateOperation;
  account: Account;
  again: () => void;
}

function State({ operation, account, again }: StateProps) {
  switch (operation.state) {
    case 'refused':
      if (operation.hold !== null) return <OperationWait operation={operation} account={account} />;
      return operation.failure ? (
        <FailureNotice failure={operation.failure} account={account}>
          <button type="button" onClick={again}>
            {i18n.t('popup.generate.tryAgain')}
          </button>
        </FailureNotice>
      ) : null;
    case 'unconfirmed':
      return <Unconfirmed operation={operation} account={account} />;
    case 'possible':
      return <PossibleCodes operation={operation} />;
    case 'missing':
      return <Missing operation={operation} again={again} />;
    case 'accepted':
      return <OperationWait operation={operation} account={account} />;
    default:
      return null;
  }
}
