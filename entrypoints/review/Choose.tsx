import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { CheckList } from '@/components/CheckList';
import { FailureNotice } from '@/components/FailureNotice';
import { askToUnlock } from '@/components/Unlock';
import type { Review } from '@/utils/database/records';
import { focusWhenShown } from '@/utils/page/focus-when-shown';
import { say } from '@/utils/page/said';
import { sendOperation } from '@/utils/page/send-operation';
import { state } from '@/utils/page/state';
import { usePressable } from '@/utils/page/use-pressable';
import { useStore } from '@/utils/page/use-store';
import type { Account } from '@/utils/share-codes/account';
import type { Failure } from '@/utils/share-codes/failure';
import { number } from '@/utils/words/number';
import { AddCode, codesIn } from './AddCode';
import { candidateWords } from './candidate-words';
import { close, useEscape } from './close';
import { Destination } from './Destination';
import { isUntouched, useChosen } from './use-chosen';

/** Every code that was found, to tick, and the one button that redeems the ticked. */
export function Choose({ review, account }: { review: Review; account: Account }) {
  const [chosen, change] = useChosen(review);
  const { added, ticked: tickedCodes, typed } = chosen;
  useEscape(() => {
    if (isUntouched(review, chosen)) void close();
    else say(i18n.t('review.notClosed'), false);
  });
  const ticked = new Set(tickedCodes);
  const notes = useMemo(() => notesOf(review), [review]);
  const codes = [...notes.keys(), ...added];
  const tick = (some: Iterable<string>) => change({ ticked: [...some] });
  const add = () => {
    const fresh = codesIn(typed);
    change({
      added: [...added, ...fresh.filter((code) => !codes.includes(code))],
      ticked: [...new Set([...tickedCodes, ...fresh])],
      typed: '',
    });
    return fresh.length > 0;
  };

  return (
    <>
      <header>
        <h1>{i18n.t('review.title')}</h1>
        <Destination account={account} />
        <div class="row">
          <button type="button" class="quiet" onClick={() => tick(codes)}>
            {i18n.t('review.all')}
          </button>
          <button type="button" class="quiet" onClick={() => tick([])}>
            {i18n.t('review.none')}
          </button>
        </div>
      </header>
      <div class="body stack">
        <CheckList
          label={i18n.t('review.found')}
          codes={codes}
          ticked={ticked}
          onChange={tick}
          note={(code) => notes.get(code) ?? i18n.t('review.byHand')}
        />
        <AddCode value={typed} onInput={(typed) => change({ typed })} onAdd={add} />
      </div>
      <Redeem
        review={review}
        account={account}
        codes={codes.filter((code) => ticked.has(code))}
        addTyped={add}
      />
    </>
  );
}

/** What is to be said of each candidate, by its code, in the order found. */
function notesOf({ candidates }: Review): Map<string, string> {
  return new Map(candidates.map((candidate) => [candidate.code, candidateWords(candidate)]));
}

interface RedeemProps {
  review: Review;
  account: Account;
  codes: string[];
  /** Adds what was typed by hand and not added yet. Returns whether there was something. */
  addTyped: () => boolean;
}

function Redeem({ review, account, codes, addTyped }: RedeemProps) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const [starting, setStarting] = useState(false);
  const locked = useStore(state, ({ settings }) => settings.lock === 'locked');
  const usable = usePressable(locked);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => (locked ? undefined : focusWhenShown(() => button.current)), [locked]);

  const redeem = async () => {
    if (starting) return;
    if (locked) return askToUnlock();
    if (addTyped()) return say(i18n.t('review.addedFirst'));
    const { operationId: id, accountId } = review;
    setStarting(true);
    const reply = await sendOperation({ type: 'redeem', id, accountId, codes, source: 'review' });
    // Once it is in the journal, the results show by themselves.
    if (reply.ok) return;
    setStarting(false);
    setFailure(reply.failure);
  };

  return (
    <footer class="stack tight">
      {failure && <FailureNotice failure={failure} account={account} />}
      <button
        type="button"
        class="primary"
        ref={button}
        disabled={codes.length === 0}
        aria-disabled={starting || !usable}
        data-press-again={
          locked ? undefined : i18n.t('review.pressAgain', codes.length, [number(codes.length)])
        }
        aria-describedby={locked ? 'destination unlock-hint' : 'destination'}
        onClick={redeem}
      >
        {starting
          ? i18n.t('review.starting')
          : i18n.t('review.redeem', codes.length, [number(codes.length)])}
      </button>
    </footer>
  );
}
