import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Code } from '@/components/Code';
import { CopyButton } from '@/components/CopyButton';
import { getOperation } from '@/utils/database/operations';
import { readItems, type ShownItem } from '@/utils/page/batch-items';
import { FIRST_ITEMS } from '@/utils/page/state';
import type { Operation, Outcome } from '@/utils/share-codes/operation';
import { operationLine } from '@/utils/words/operation';
import { outcomeLine } from '@/utils/words/outcome';
import { exact, relative } from '@/utils/words/time';
import { addCodes, BOX_ID } from './redeem/redeem-draft';

interface Props {
  operation: Operation;
  accountId: string;
}

export function HistoryItem({ operation, accountId }: Props) {
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
        </summary>
        {open && <Answers operation={operation} accountId={accountId} />}
      </details>
    </li>
  );
}

/** Its codes, read only when they are wanted. */
function Answers({ operation, accountId }: Props) {
  const [lines, setLines] = useState<Line[]>([]);
  useEffect(() => void linesOf(operation).then(setLines), [operation]);
  const refused = lines.filter(({ refused }) => refused).map(({ code }) => code);
  return (
    <div class="stack tight">
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
          {operation.kind === 'redeem' && refused.length > 0 && (
            <button type="button" class="quiet" onClick={() => redeemAgain(accountId, refused)}>
              {i18n.t('popup.history.retryRefused')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

interface Line {
  code: string;
  answer: string;
  refused: boolean;
}

async function linesOf({ id, kind }: Operation): Promise<Line[]> {
  if (kind !== 'generate') return (await readItems(id, FIRST_ITEMS)).map(lineOf);
  const stored = await getOperation(id); // the snapshot's has not all codes
  const codes = stored?.kind === 'generate' ? stored.codes : [];
  return codes.map(({ code }) => ({ code, answer: '', refused: false }));
}

function lineOf({ code, outcome, checking }: ShownItem): Line {
  return { code, answer: outcomeLine(outcome, checking), refused: isToTryAgain(outcome) };
}

/** Trying again what is unclear costs nothing: a code can be redeemed only once. */
const isToTryAgain = (outcome: Outcome | null): boolean =>
  outcome?.word === 'refused' || outcome?.word === 'unclear';

const textOf = ({ code, answer }: Line): string => (answer ? `${code}\t${answer}` : code);

/** Puts the codes where they can be redeemed once more, below what stands there. */
function redeemAgain(accountId: string, codes: string[]): void {
  addCodes(accountId, codes.join('\n'));
  document.getElementById(BOX_ID)?.focus();
}
