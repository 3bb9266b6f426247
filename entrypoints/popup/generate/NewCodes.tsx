import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Code } from '@/components/Code';
import { CopyButton } from '@/components/CopyButton';
import type { GenerateOperation } from '@/utils/share-codes/operation';
import { shownCode } from '@/utils/share-codes/shown-code';
import { number } from '@/utils/words/number';
import { operationLine } from '@/utils/words/operation';
import { type Copied, codesText } from './copy-when-made';
import { useAutoCopy } from './use-auto-copy';

const AT_FIRST = 500;

/** One press may have overtaken another: each list has a name of its own. */
const LIST_WORDS = {
  newest: 'popup.generate.newCodes',
  earlier: 'popup.generate.earlierCodes',
} as const;
const BUTTON_WORDS = {
  newest: 'popup.generate.copyAll',
  earlier: 'popup.generate.copyEarlier',
} as const;

interface Props {
  operation: GenerateOperation;
  isNewest: boolean;
}

/** The codes that were made, to be copied all or one by one. */
export function NewCodes({ operation, isNewest }: Props) {
  const how = useAutoCopy(operation);
  const [most, setMost] = useState(AT_FIRST);
  const { codes } = operation;
  if (codes.length === 0) return null;
  const place = isNewest ? 'newest' : 'earlier';
  const button = i18n.t(BUTTON_WORDS[place]);
  return (
    <div class="stack tight">
      <div class="row">
        <div class="grow">
          <strong>{operationLine(operation)}</strong>
          <p role="status" class={how === 'copied' ? 'small good' : 'small bad'}>
            {how !== null && isNewest && copiedWords(how, button)}
          </p>
        </div>
        <CopyButton class="" text={() => codesText(codes)}>
          {button}
        </CopyButton>
      </div>
      <ul class="list" aria-label={i18n.t(LIST_WORDS[place])}>
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

function copiedWords(how: Copied, button: string): string {
  if (how === 'copied') return i18n.t('common.copied');
  return how === 'late'
    ? i18n.t('popup.generate.copyLate', { button })
    : i18n.t('popup.generate.notCopied', { button });
}
