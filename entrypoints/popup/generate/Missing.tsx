import { i18n } from '#i18n';
import { OtherServer } from '@/components/OtherServer';
import { send } from '@/utils/page/send';
import type { GenerateInput, GenerateOperation } from '@/utils/share-codes/operation';
import { codes, ips, number } from '@/utils/words/number';
import { Again } from './Again';

interface Props {
  operation: GenerateOperation;
  entered: GenerateInput | null;
}

/** After enough looks the server shows fewer codes than were asked for. */
export function Missing({ operation, entered }: Props) {
  const { id, input, baseline, balanceAfter, begunOn } = operation;
  const made = operation.codes.length;
  const before = baseline?.balance ?? null;
  const look = () => send({ type: 'check-now', operationId: id });
  return (
    <div class="notice warn">
      <div role="status">
        <strong>
          {made === 0
            ? i18n.t('popup.generate.missing')
            : i18n.t('popup.generate.missingSome', {
                made: number(made),
                codes: codes(input.count),
              })}
        </strong>
        {before !== null && balanceAfter !== null && (
          <p>
            {i18n.t('popup.generate.missingBalance', {
              before: ips(before),
              after: ips(balanceAfter),
            })}
          </p>
        )}
      </div>
      <OtherServer begunOn={begunOn} />
      <div class="row">
        <Again operation={operation} entered={entered} words="again" />
        {begunOn === undefined && (
          <button type="button" class="quiet" onClick={look}>
            {i18n.t('popup.generate.lookAgain')}
          </button>
        )}
      </div>
    </div>
  );
}
