import { useLayoutEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Code } from '@/components/Code';
import { isByKeyBefore } from '@/utils/page/press-guard';
import { say } from '@/utils/page/said';
import { useStore } from '@/utils/page/use-store';
import type { Account } from '@/utils/share-codes/account';
import type { BatchOperation } from '@/utils/share-codes/operation';
import { isTakenBack } from '@/utils/share-codes/taken-back';
import { codes, number } from '@/utils/words/number';
import { until } from '@/utils/words/time';
import { AccountName } from './AccountName';
import { endOfUndo, isHeld } from './phase';
import { hasBegun } from './press';
import { type Revoke, revokes } from './revokes';
import { undo } from './undo';

interface Props {
  revoke: Revoke;
  /** The account that the page shows. */
  shown: Account;
  now: number;
}

/** So many codes are named, to tell one revoke from another. */
const NAMED = 3;

/** A revoke that can be taken back. Once it was, its line stays for a while: the others keep their place. */
export function UndoRow({ revoke: { operation, items }, shown, now }: Props) {
  const { id, accountId, total } = operation;
  const isUndone = useStore(revokes, ({ undone }) => undone.get(id) === null);
  const named = items.slice(0, NAMED);
  const more = total - named.length;
  return (
    <li class="notice warn row">
      <p id={`undo-${id}`} class="grow">
        <span key={words(operation, isUndone)}>{words(operation, isUndone)}</span>{' '}
        <span class="small soft">
          {named.map(({ code }, at) => (
            <span key={code}>
              {at > 0 && ', '}
              <Code code={code} />
            </span>
          ))}{' '}
          {more > 0 && i18n.t('codes.revoke.andMore', { count: number(more) })}
          <AccountName id={accountId} shown={shown} />
        </span>
      </p>
      {isHeld(operation, now) && <UndoButton id={id} left={until(endOfUndo(operation), now)} />}
    </li>
  );
}

function words(operation: BatchOperation, isUndone: boolean): string {
  if (isTakenBack(operation)) return i18n.t('codes.revoke.takenBack');
  if (isUndone) return i18n.t('codes.revoke.undoing');
  return i18n.t('codes.revoke.held', { codes: codes(operation.total) });
}

/** So long (ms) after it took the focus no key presses it: it may be the second half of the press of Revoke. */
const NOT_BY_KEY_MS = 600;

/** It stands over the rows, which stay where they are. */
const IN_VIEW = { preventScroll: true };

function UndoButton({ id, left }: { id: string; left: string }) {
  const button = useRef<HTMLButtonElement>(null);
  const openAt = useRef(0);
  useLayoutEffect(() => {
    const here = button.current;
    // From the button that has done its work; nobody who has gone on to something else is called back.
    if (hasBegun(id) && document.activeElement?.id === 'revoke') {
      here?.focus(IN_VIEW);
      openAt.current = performance.now() + NOT_BY_KEY_MS;
    }
    return () => {
      if (here && document.activeElement === here) here.closest('section')?.focus(IN_VIEW);
    };
  }, [id]);
  const press = (event: MouseEvent) => {
    if (isByKeyBefore(event, openAt.current)) say(i18n.t('codes.revoke.pressAgain'), false);
    else void undo(id);
  };
  return (
    <>
      <span class="number">{left}</span>
      <button ref={button} type="button" aria-describedby={`undo-${id}`} onClick={press}>
        {i18n.t('codes.revoke.undo')}
      </button>
    </>
  );
}
