import type { Account } from '@/utils/share-codes/account';
import { useEndOfPress } from './generate/end-of-press';
import { GenerateForm } from './generate/GenerateForm';
import { GenerateOutcomes } from './generate/GenerateOutcomes';
import { useFields } from './generate/use-fields';
import { useGenerate } from './generate/use-generate';
import { KeyRefused } from './KeyRefused';
import { RedeemForm } from './redeem/RedeemForm';
import { RedeemOutcome } from './redeem/RedeemOutcome';
import { useRedeem } from './redeem/use-redeem';

/** Both forms, and below them what came of pressing: so what comes by itself moves no button that spends. */
export function Forms({ account }: { account: Account }) {
  const fields = useFields(account.id);
  const generating = useGenerate(account.id);
  const redeeming = useRedeem(account.id);
  useEndOfPress(account.id, fields.offerLast);
  return (
    <>
      <section>
        <GenerateForm account={account} fields={fields} generating={generating} />
      </section>
      <section>
        <RedeemForm accountId={account.id} redeeming={redeeming} />
      </section>
      <KeyRefused account={account} />
      <GenerateOutcomes account={account} fields={fields} failure={generating.failure} />
      <RedeemOutcome account={account} redeeming={redeeming} />
    </>
  );
}
