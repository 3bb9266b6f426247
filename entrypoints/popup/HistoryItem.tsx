import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Code } from '@/components/Code';
import { CopyButton } from '@/components/CopyButton';
import { getOperation } from '@/utils/database/operations';
import type { PastItem } from '@/utils/database/records';
import { readItems, type ShownItem } from '@/utils/page/batch-items';
import { FIRST_ITEMS } from '@/utils/page/state';
import type { Operation } from '@/utils/share-codes/operation';
import { doubtWords } from '@/utils/words/doubt';
import { refusalWords } from '@/utils/words/failure';
import { operationLine } from '@/utils/words/operation';
import { outcomeLine } from '@/utils/words/outcome';
import { exact, relative } from '@/utils/words/time';
import { addCodes, BOX_ID } from './redeem/redeem-draft';
import { toTryAgain } from './redeem/try-again';

interface Props {
  operation: Operation;
  accountId: string;
  /** The codes of one that a backup has brought back, with which nothing more is done. */
  past?: PastItem[];
}

export function HistoryItem(props: Props) {
  const { operation, past } = props;
  const [open, setOpen] = useState(false);
  const { createdAt } = operation;
  return (
    <li>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          {operationLine(operation)}{' '}
          <time class="small soft" title={exact(createdAt)}>
            {relative(createdAt)}
          </time>
          {past && <span class="small soft"> {i18n.t('words.restored')}</span>}
        </summary>
        {open && <Answers {...props} />}
      </details>
    </li>
  );
}

/** Its codes, read only when they are wanted. */
function Answers({ operation, accountId, past }: Props) {
  const [items, setItems] = useState<ShownItem[]>([]);
  useEffect(() => void itemsOf(operation, past).then(setItems), [operation]);
  const lines = operation.kind === 'generate' ? items.map(codeOf) : items.map(lineOf);
  const again = operation.kind === 'redeem' && !past ? toTryAgain(items) : null;
  const words = past ? [] : generateWords(operation);
  return (
    <div class="stack tight">
      {words.map((line) => (
        <p key={line} class="small soft">
          {line}
        </p>
      ))}
      <ul aria-label={i18n.t('popup.history.codes')}>
        {lines.map(({ code, answer }) => (
          <li key={code}>
            <Code code={code} /> {answer && <span class="small soft">{answer}</span>}
          </li>
        ))}
      </ul>
      {lines.length > 0 && (
        <div class="row">
          <CopyButton text={() => lines.map(textOf).join('\n')} />
          {again && (
            <button type="button" class="quiet" onClick={() => redeemAgain(accountId, again.codes)}>
              {i18n.t(`popup.history.tryAgain.${again.words}`)}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

/** What is known of a generate beside its codes. */
function generateWords(operation: Operation): string[] {
  if (operation.kind !== 'generate') return [];
  const doubt = doubtWords(operation);
  const { failure } = operation;
  return doubt.length > 0 || failure === null ? doubt : [refusalWords(failure)];
}

interface Line {
  code: string;
  answer: string;
}

async function itemsOf(operation: Operation, past?: PastItem[]): Promise<ShownItem[]> {
  const { id, kind } = operation;
  if (kind !== 'generate')
    return past?.map((item) => ({ ...item, checking: false })) ?? readItems(id, FIRST_ITEMS);
  const stored = past ? operation : await getOperation(id); // the snapshot's has not all codes
  const codes = stored?.kind === 'generate' ? stored.codes : [];
  return codes.map(({ code }) => ({ code, outcome: null, checking: false }));
}

const codeOf = ({ code }: ShownItem): Line => ({ code, answer: '' });

const lineOf = ({ code, outcome, checking }: ShownItem): Line => ({
  code,
  answer: outcomeLine(outcome, checking),
});

const textOf = ({ code, answer }: Line): string => (answer ? `${code}\t${answer}` : code);

/** Puts the codes where they can be redeemed once more, below what stands there. */
function redeemAgain(accountId: string, codes: string[]): void {
  addCodes(accountId, codes.join('\n'));
  document.getElementById(BOX_ID)?.focus();
}
