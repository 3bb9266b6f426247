import { i18n } from '#i18n';
import { Code } from '@/components/Code';
import { OtherServer } from '@/components/OtherServer';
import { send } from '@/utils/page/send';
import type { GenerateOperation } from '@/utils/share-codes/operation';

/** The server made more than was asked for, or something although it refused: to keep, or to take back. */
export function SurplusCodes({ operation }: { operation: GenerateOperation }) {
  const { id, surplus, state, begunOn } = operation;
  const revoke = () => send({ type: 'revoke-surplus', operationId: id });
  const keep = () => send({ type: 'keep-surplus', operationId: id });
  return (
    <div class="notice warn">
      <p role="status">
        {state === 'refused'
          ? i18n.t('popup.generate.refusedYetMade')
          : i18n.t('popup.generate.surplusHint')}
      </p>
      <OtherServer begunOn={begunOn} />
      <ul class="list" aria-label={i18n.t('popup.generate.surplus')}>
        {surplus.map(({ code }) => (
          <li key={code}>
            <Code code={code} />
          </li>
        ))}
      </ul>
      <div class="row">
        {begunOn === undefined && (
          <button type="button" onClick={revoke}>
            {i18n.t('popup.generate.revoke')}
          </button>
        )}
        <button type="button" onClick={keep}>
          {i18n.t('popup.generate.keep')}
        </button>
      </div>
    </div>
  );
}
