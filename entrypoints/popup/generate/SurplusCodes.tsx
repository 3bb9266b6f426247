import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Code } from '@/components/Code';
import { OtherServer } from '@/components/OtherServer';
import { send } from '@/utils/page/send';
import type { GenerateOperation } from '@/utils/share-codes/operation';
import { clock } from '@/utils/words/time';
import { Doubt } from './Doubt';
import { madeAt, sentTime } from './made-at';
import { RevokeQuestion } from './RevokeQuestion';

/** Codes beyond those asked for are only possibly this operation's: they stay, unless the person insists. */
export function SurplusCodes({ operation }: { operation: GenerateOperation }) {
  const [asked, setAsked] = useState(false);
  const { id, surplus, begunOn } = operation;
  const keep = () => send({ type: 'keep-surplus', operationId: id });
  const answer = (isYes: boolean) => {
    setAsked(false);
    if (isYes) void send({ type: 'revoke-surplus', operationId: id });
  };
  return (
    <div class="notice warn">
      <Doubt operation={operation} />
      <p>{i18n.t('popup.generate.surplusHint', { time: clock(sentTime(operation)) })}</p>
      <OtherServer begunOn={begunOn} />
      <ul class="list" aria-label={i18n.t('popup.generate.surplus')}>
        {surplus.map((code) => (
          <li key={code.code}>
            <Code code={code.code} /> <span class="note">{madeAt(code, operation)}</span>
          </li>
        ))}
      </ul>
      {asked ? (
        <RevokeQuestion codes={surplus.map(({ code }) => code)} onAnswer={answer} />
      ) : (
        <div class="row">
          <button type="button" onClick={keep}>
            {i18n.t('popup.generate.keep')}
          </button>
          {begunOn === undefined && (
            <button type="button" class="quiet" onClick={() => setAsked(true)}>
              {i18n.t('popup.generate.revoke')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
