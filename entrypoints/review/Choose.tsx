import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { CheckList } from '@/components/CheckList';
import { FailureNotice } from '@/components/FailureNotice';
import { askToUnlock } from '@/components/Unlock';
import type { Review } from '@/utils/database/records';
import { storageFailure } from '@/utils/database/storage-failure';
import { focusWhenShown } from '@/utils/page/focus-when-shown';
import { ownCodes } from '@/utils/page/own-codes';
import { say } from '@/utils/page/said';
import { sendOperation } from '@/utils/page/send-operation';
import { state } from '@/utils/page/state';
import { usePressable } from '@/utils/page/use-pressable';
import { useStore } from '@/utils/page/use-store';
import type { Account } from '@/utils/share-codes/account';
import type { Failure } from '@/utils/share-codes/failure';
import { failureWords } from '@/utils/words/failure';
import { number } from '@/utils/words/number';
import { AddCode, codesIn } from './AddCode';
import { candidateWords } from './candidate-words';
import { close, useEscape } from './close';
import { Destination } from './Destination';
import { isUntouched, useChosen } from './use-chosen';

/** Every code that was found, to tick, and the one button that redeems the ticked. */
export function Choose({ review, account }: { review: Review; account: Account }) {
  const [chosen, change] = useChosen(review);
  const { added, own, ticked: tickedCodes, typed } = chosen;
  useEscape(() => {
    if (isUntouched(review, chosen)) void close();
    else say(i18n.t('review.notClosed'), false);
  });
  const ticked = new Set(tickedCodes);
  const notes = useMemo(() => notesOf(review, own), [review, own]);
  const codes = [...new Set([...review.candidates.map(({ code }) => code), ...added])];
  const tick = (some: Iterable<string>) => change(() => ({ ticked: [...some] }));
  const add = () => {
    addTyped(review, typed, change).catch((error: unknown) =>
      say(failureWords(storageFailure(error)).cause, false),
    );
    return codesIn(typed).length > 0;
  };

  return (
    <>
      <header>
        <h1>{i18n.t('review.title')}</h1>
        <Destination account={account} />
        <div class="row">
          <button type="button" class="quiet" onClick={() => tick(othersIn(codes, review, own))}>
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
        <AddCode value={typed} onInput={(typed) => change(() => ({ typed }))} onAdd={add} />
      </div>
      <Redeem
        review={review}
        account={account}
        codes={codes.filter((code) => ticked.has(code))}
        own={ownOf(review, own)}
        addTyped={add}
      />
    </>
  );
}

/** What is to be said of each code that was found, or put in by hand although this account made it. */
function notesOf({ candidates }: Review, own: readonly string[]): Map<string, string> {
  const words = candidates.map((one): [string, string] => [one.code, candidateWords(one)]);
  return new Map([...words, ...own.map((code): [string, string] => [code, i18n.t('review.own')])]);
}

/** Codes of which the person is told that this account made them, or may have. */
const ownOf = ({ candidates }: Review, own: readonly string[]): ReadonlySet<string> =>
  new Set([...own, ...candidates.filter((one) => one.own !== 'no').map(({ code }) => code)]);

/** Those that the account has not surely made: one of its own is ticked by itself alone. */
function othersIn(codes: readonly string[], { candidates }: Review, own: readonly string[]) {
  const made = candidates.filter((one) => one.own === 'yes').map(({ code }) => code);
  const all = new Set([...own, ...made]);
  return codes.filter((code) => !all.has(code));
}

/** Takes what was typed by hand to the codes; once it has been looked up, ticked unless this account made it. */
async function addTyped(
  review: Review,
  typed: string,
  change: ReturnType<typeof useChosen>[1],
): Promise<void> {
  const fresh = codesIn(typed);
  const found = new Map(review.candidates.map(({ code, own }) => [code, own]));
  change((now) => ({
    added: [...new Set([...now.added, ...fresh.filter((code) => !found.has(code))])],
    typed: '',
  }));
  const { isOwn } = await ownCodes(review.accountId);
  const isNotOwn = (code: string) => (found.get(code) ?? 'no') === 'no' && !isOwn(code);
  change((now) => ({
    own: [...new Set([...now.own, ...fresh.filter((code) => isOwn(code))])],
    ticked: [...new Set([...now.ticked, ...fresh.filter(isNotOwn)])],
  }));
}

interface RedeemProps {
  review: Review;
  account: Account;
  codes: string[];
  /** Codes that are this account's own, or may be. */
  own: ReadonlySet<string>;
  /** Adds what was typed by hand and not added yet. Returns whether there was something. */
  addTyped: () => boolean;
}

function Redeem({ review, account, codes, own: isOwn, addTyped }: RedeemProps) {
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
    const own = codes.filter((code) => isOwn.has(code));
    const redeem = { type: 'redeem', id, accountId, codes, own, source: 'review' } as const;
    const reply = await sendOperation(redeem);
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
