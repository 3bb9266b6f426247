import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Code } from '@/components/Code';
import { CopyButton } from '@/components/CopyButton';
import { getOperation } from '@/utils/database/operations';
import type { PastOperation } from '@/utils/database/records';
import { readItems, type ShownItem } from '@/utils/page/batch-items';
import { FIRST_ITEMS } from '@/utils/page/state';
import type { GenerateOperation, Operation } from '@/utils/share-codes/operation';
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
}

export function HistoryItem({ operation, accountId }: Props) {
  const read = () => itemsOf(operation);
  return (
    <Entry operation={operation}>
      <Answers
        operation={operation}
        read={read}
        onAgain={(codes) => redeemAgain(accountId, codes)}
      />
    </Entry>
  );
}

/** One that a backup has brought back: nothing more is done with it. */
export function PastItem({ past }: { past: PastOperation }) {
  const { operation, items } = past;
  const read = async () => (operation.kind === 'generate' ? madeBy(operation) : items.map(asShown));
  return (
    <Entry operation={operation} source={i18n.t('words.restored')}>
      <Answers operation={operation} read={read} />
    </Entry>
  );
}

interface EntryProps {
  operation: Operation;
  /** Who tells of it, where that is not the journal. */
  source?: string;
  children: ComponentChildren;
}

function Entry({ operation, source, children }: EntryProps) {
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
          {source && <span class="small soft"> {source}</span>}
        </summary>
        {open && children}
      </details>
    </li>
  );
}

interface AnswersProps {
  operation: Operation;
  read: () => Promise<ShownItem[]>;
  /** Puts codes where they can be redeemed once more. */
  onAgain?: (codes: string[]) => void;
}

/** Its codes, read only when they are wanted. */
function Answers({ operation, read, onAgain }: AnswersProps) {
  const [items, setItems] = useState<ShownItem[]>([]);
  useEffect(() => void read().then(setItems), [operation]);
  const lines = operation.kind === 'generate' ? items.map(codeOf) : items.map(lineOf);
  const again = onAgain && operation.kind === 'redeem' ? toTryAgain(items) : null;
  const words = onAgain ? generateWords(operation) : [];
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
            <button type="button" class="quiet" onClick={() => onAgain?.(again.codes)}>
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

async function itemsOf({ id, kind }: Operation): Promise<ShownItem[]> {
  if (kind !== 'generate') return readItems(id, FIRST_ITEMS);
  const stored = await getOperation(id); // the snapshot's has not all codes
  return stored?.kind === 'generate' ? madeBy(stored) : [];
}

const madeBy = ({ codes }: GenerateOperation): ShownItem[] =>
  codes.map(({ code }) => ({ code, outcome: null, checking: false }));

const asShown = (item: PastOperation['items'][number]): ShownItem => ({ ...item, checking: false });

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
