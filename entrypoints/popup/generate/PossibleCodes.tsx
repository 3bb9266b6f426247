import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { CheckList } from '@/components/CheckList';
import { send } from '@/utils/page/send';
import type { GenerateInput, GenerateOperation } from '@/utils/share-codes/operation';
import { clock } from '@/utils/words/time';
import { Again } from './Again';
import { Doubt } from './Doubt';
import { madeAt, sentTime } from './made-at';

interface Props {
  operation: GenerateOperation;
  entered: GenerateInput | null;
}

/** Codes that nothing proves to be this operation's: the person says which are. */
export function PossibleCodes({ operation, entered }: Props) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const { id, possible, state } = operation;
  const times = new Map(possible.map((code) => [code.code, madeAt(code, operation)]));
  const claim = (codes: string[]) => send({ type: 'claim', operationId: id, codes });
  return (
    <div class="notice warn">
      <Doubt operation={operation} />
      <p>{i18n.t('popup.generate.possibleHint', { time: clock(sentTime(operation)) })}</p>
      <CheckList
        label={i18n.t('popup.generate.possible')}
        codes={[...times.keys()]}
        ticked={ticked}
        onChange={setTicked}
        note={(code) => times.get(code) ?? ''}
      />
      <div class="row">
        <button type="button" disabled={ticked.size === 0} onClick={() => claim([...ticked])}>
          {i18n.t('popup.generate.mine')}
        </button>
        <button type="button" onClick={() => claim([])}>
          {i18n.t('popup.generate.noneMine')}
        </button>
        {state === 'refused' && <Again operation={operation} entered={entered} words="tryAgain" />}
      </div>
    </div>
  );
}
