import { useEffect, useState } from 'preact/hooks';
import { getOperation } from '@/utils/database/operations';
import { isOver, noteEnd } from '@/utils/page/ends-in-view';
import type { Found } from '@/utils/page/find-codes';
import { sendOperation } from '@/utils/page/send-operation';
import { OPENED_AT, state } from '@/utils/page/state';
import { useStore } from '@/utils/page/use-store';
import type { Failure } from '@/utils/share-codes/failure';
import { pressFailures, usePressFailure } from '../press-failure';
import { type Choice, chosen, type Nothing, whyNothing } from './chosen';
import { forgetText, giveBack, type RedeemPress, redeemDrafts } from './redeem-draft';
import { find } from './use-found';

/** What a press asks for: what stood in the box, what was found in it, and what was ticked. */
export interface Picture {
  text: string;
  found: Found;
  choice: Choice;
}

interface Redeeming {
  failure: Failure | null;
  /** Why the last press sent nothing. */
  nothing: Nothing | null;
  /** @returns whether it has begun */
  redeem: (picture: Picture) => Promise<boolean>;
}

const failures = pressFailures();

/** From the press on the box is the next draft's. */
export function useRedeem(accountId: string): Redeeming {
  const [failure, setFailure] = usePressFailure(failures, accountId);
  const [nothing, setNothing] = useState<Nothing | null>(null);
  useEnds(accountId);

  const redeem = async ({ text, found, choice }: Picture) => {
    const at = Date.now();
    if (text.trim() === '' && isRunning(redeemDrafts.get(accountId).pressed)) return false; // a double click
    setFailure(null);
    const now = found.text === text && found.failure === null ? found : await find(text, accountId);
    const codes = chosen(now, choice);
    const own = codes.filter((code) => now.own.has(code));
    setNothing(codes.length > 0 ? null : whyNothing(now, choice));
    return codes.length > 0 && begin({ at, codes, own, text });
  };

  const begin = async (press: Omit<RedeemPress, 'id'>) => {
    const { codes, own, text } = press;
    const id = repeatedId(accountId, press) ?? crypto.randomUUID();
    const pressed = { ...press, id };
    const next = isUntouched(accountId, press) ? { text: '', touchedAt: 0, pressed } : { pressed };
    const isStored = redeemDrafts.stored(accountId).text === text; // or another window has put in its own
    redeemDrafts.patch(accountId, next, isStored ? next : { pressed });
    const reply = await sendOperation({
      type: 'redeem',
      id,
      accountId,
      codes,
      own,
      source: 'popup',
    });
    if (reply.ok) {
      forgetText(accountId, id);
      return true;
    }
    setFailure(reply.failure);
    giveBack(accountId, pressed);
    return false;
  };

  return { failure, nothing, redeem };
}

const isUntouched = (accountId: string, { at }: { at: number }): boolean =>
  redeemDrafts.get(accountId).touchedAt <= at;

/** The operation of the last press, here or in another window, where this one asks for the same. */
function repeatedId(accountId: string, asked: Pick<RedeemPress, 'codes' | 'own'>): string | null {
  const { touchedAt } = redeemDrafts.get(accountId);
  const presses = [redeemDrafts.get(accountId).pressed, redeemDrafts.stored(accountId).pressed];
  const same = presses.find(
    (press) =>
      press !== null && touchedAt < press.at && isRunning(press) && whatOf(press) === whatOf(asked),
  );
  return same?.id ?? null;
}

const whatOf = ({ codes, own }: Pick<RedeemPress, 'codes' | 'own'>): string =>
  JSON.stringify([codes, own]);

function isRunning(press: RedeemPress | null): boolean {
  if (press === null || isOver(press.id)) return false;
  // Of a page that was open before it is among the newest operations, or long over.
  return press.at >= OPENED_AT || state.getState().operations.some(({ id }) => id === press.id);
}

function useEnds(accountId: string): void {
  const operations = useStore(state, (now) => now.operations);
  const fresh = useStore(state, (now) => now.fresh);
  useEffect(() => {
    if (!fresh) return;
    for (const one of operations) if (one.kind === 'redeem' && !one.open) noteEnd(one);
  }, [operations, fresh]);
  useEffect(() => {
    if (fresh)
      bringBack(accountId).catch((error) => console.warn('The journal was not read:', error));
  }, [accountId, fresh]);
}

/** A press whose popup closed before the operation was in the journal: what stood in the box is there again. */
async function bringBack(accountId: string): Promise<void> {
  const { pressed } = redeemDrafts.get(accountId);
  if (!pressed || pressed.text === '' || pressed.at >= OPENED_AT) return;
  if (await getOperation(pressed.id)) forgetText(accountId, pressed.id);
  else giveBack(accountId, pressed);
}
