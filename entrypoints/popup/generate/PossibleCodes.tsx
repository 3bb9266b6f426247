import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { CheckList } from '@/components/CheckList';
import { send } from '@/utils/page/send';
import type { GenerateOperation } from '@/utils/share-codes/operation';

/** More codes fit than can be told apart: the person says which are this operation's. */
export function PossibleCodes({ operation }: { operation: GenerateOperation }) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const claim = (codes: string[]) => send({ type: 'claim', operationId: operation.id, codes });
  return (
    <div class="notice warn">
      <p role="status">{i18n.t('popup.generate.possibleHint')}</p>
      <CheckList
        label={i18n.t('popup.generate.possible')}
        codes={operation.possible.map(({ code }) => code)}
        ticked={ticked}
        onChange={setTicked}
      />
      <div class="row">
        <button type="button" disabled={ticked.size === 0} onClick={() => claim([...ticked])}>
          {i18n.t('popup.generate.mine')}
        </button>
        <button type="button" onClick={() => claim([])}>
          {i18n.t('popup.generate.noneMine')}
        </button>
      </div>
    </div>
  );
}
