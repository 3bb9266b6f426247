import type { Browser } from 'wxt/browser';
import { getAccount } from '@/utils/database/accounts';
import { knownCodes } from '@/utils/database/known-codes';
import { ownCodesReader } from '@/utils/database/own-codes';
import type { ReviewCandidate } from '@/utils/database/records';
import { getSettings } from '@/utils/database/settings';
import { type Candidate, clearCode, findCodes } from '@/utils/share-codes/extract';
import type { Settings } from '@/utils/share-codes/settings';
import { learnShape } from '@/utils/share-codes/shape';
import { stayUnlocked } from './accounts/passphrase';
import { notifyFailure, notifyNoCodes, notifySetUp } from './notices';
import { openReview } from './open-review';
import { startRedeem } from './operations/create';
import { readSelection } from './read-selection';

/*
 * What a right-click on a selection does: redeem at once where that is clear, ask where it is not.
 */

export async function redeemSelection(
  info: Browser.contextMenus.OnClickData,
  tab: Browser.tabs.Tab | undefined,
): Promise<void> {
  const reading = readSelection(info, tab); // first: the page may go away
  const settings = await getSettings();
  const account = settings.currentAccountId ? await getAccount(settings.currentAccountId) : null;
  if (!account) return notifySetUp();
  void stayUnlocked();
  const shape = learnShape(await knownCodes(account.id));
  const candidates = findCodes(await reading, shape);
  if (candidates.length === 0) return notifyNoCodes();
  // With an account whose codes nobody knows yet the person is always asked.
  const codes = shape ? toRedeemAtOnce(candidates, settings) : null;
  if (!codes) return openReview(account.id, await withOwners(account.id, candidates));
  const start = { id: crypto.randomUUID(), accountId: account.id, source: 'menu' } as const;
  const begun = await startRedeem(start, codes);
  if (!begun.ok) await notifyFailure(begun.failure);
}

async function withOwners(accountId: string, candidates: Candidate[]): Promise<ReviewCandidate[]> {
  const { isOwn } = await ownCodesReader(accountId)();
  return candidates.map((one) => ({ ...one, own: isOwn(one.code) ? 'yes' : 'no' }));
}

/** The codes that need no question, `null` where the person is asked. */
function toRedeemAtOnce(candidates: Candidate[], settings: Settings): string[] | null {
  if (settings.askBeforeRedeem === 'always') return null;
  const clear = clearCode(candidates);
  if (clear !== null) return [clear];
  if (settings.askBeforeRedeem === 'unclear') return null;
  const sure = candidates.filter(({ certainty }) => certainty === 'sure');
  return sure.length > 0 ? sure.map(({ code }) => code) : null;
}
