import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Code } from '@/components/Code';
import { CopyButton } from '@/components/CopyButton';
import type { GenerateOperation } from '@/utils/share-codes/operation';
import { shownCode } from '@/utils/share-codes/shown-code';
import { number } from '@/utils/words/number';
import { operationLine } from '@/utils/words/operation';
import { codesOf, useAutoCopy } from './use-auto-copy';

const AT_FIRST = 500;

/** The codes that were made, to be copied all or one by one. */
export function NewCodes({ operation }: { operation: GenerateOperation }) {
  const copied = useAutoCopy(operation);
  const [most, setMost] = useState(AT_FIRST);
  const { codes } = operation;
  if (codes.length === 0) return null;
  return (
    <div class="stack tight">
      <div class="row">
        <div class="grow">
          <strong>{operationLine(operation)}</strong>
          <p role="status" class={copied === false ? 'small bad' : 'small good'}>
            {copied !== null && i18n.t(copied ? 'common.copied' : 'popup.generate.notCopied')}
          </p>
        </div>
        <CopyButton class="" text={() => codesOf(operation)}>
          {i18n.t('popup.generate.copyAll')}
        </CopyButton>
      </div>
      <ul class="list" aria-label={i18n.t('popup.generate.newCodes')}>
        {codes.slice(0, most).map(({ code }) => (
          <li key={code}>
            <Code code={code} />
            <CopyButton text={code} name={i18n.t('common.copyCode', { code: shownCode(code) })} />
          </li>
        ))}
      </ul>
      {codes.length > most && (
        <p class="row">
          <span class="soft">
            {i18n.t('common.more', codes.length - most, [number(codes.length - most)])}
          </span>
          <button type="button" class="quiet" onClick={() => setMost(most + AT_FIRST)}>
            {i18n.t('common.showMore')}
          </button>
        </p>
      )}
    </div>
  );
}
