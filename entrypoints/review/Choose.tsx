import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { CheckList } from '@/components/CheckList';
import { FailureNotice } from '@/components/FailureNotice';
import type { Review } from '@/utils/database/records';
import { sendOperation } from '@/utils/page/send-operation';
import { usePressable } from '@/utils/page/use-pressable';
import type { Account } from '@/utils/share-codes/account';
import type { Failure } from '@/utils/share-codes/failure';
import { number } from '@/utils/words/number';
import { AddCode } from './AddCode';
import { candidateWords, isCertain } from './candidate-words';
import { Destination } from './Destination';

/** Every code that was found, to tick, and the one button that redeems the ticked. */
export function Choose({ review, account }: { review: Review; account: Account }) {
  const [added, setAdded] = useState<string[]>([]);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () => new Set(review.candidates.filter(isCertain).map(({ code }) => code)),
  );
  const notes = useMemo(() => notesOf(review), [review]);
  const codes = [...notes.keys(), ...added];
  const add = (typed: string[]) => {
    setAdded([...added, ...typed.filter((code) => !codes.includes(code))]);
    setTicked(new Set([...ticked, ...typed]));
  };

  return (
    <>
      <header>
        <h1>{i18n.t('review.title')}</h1>
        <Destination account={account} />
        <div class="row">
          <button type="button" class="quiet" onClick={() => setTicked(new Set(codes))}>
            {i18n.t('review.all')}
          </button>
          <button type="button" class="quiet" onClick={() => setTicked(new Set())}>
            {i18n.t('review.none')}
          </button>
        </div>
      </header>
      <div class="body stack">
        <CheckList
          label={i18n.t('review.found')}
          codes={codes}
          ticked={ticked}
          onChange={setTicked}
          note={(code) => notes.get(code) ?? i18n.t('review.byHand')}
        />
        <AddCode onAdd={add} />
      </div>
      <Redeem review={review} account={account} codes={codes.filter((code) => ticked.has(code))} />
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
}

function Redeem({ review, account, codes }: RedeemProps) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const [starting, setStarting] = useState(false);
  const usable = usePressable();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);

  const redeem = async () => {
    if (starting) return;
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
        data-press-again={i18n.t('review.pressAgain', codes.length, [number(codes.length)])}
        aria-describedby="destination"
        onClick={redeem}
      >
        {starting
          ? i18n.t('review.starting')
          : i18n.t('review.redeem', codes.length, [number(codes.length)])}
      </button>
    </footer>
  );
}
