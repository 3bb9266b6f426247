import type { Browser } from 'wxt/browser';
import { getAccount } from '@/utils/database/accounts';
import { knownCodes } from '@/utils/database/known-codes';
import type { ReviewCandidate } from '@/utils/database/records';
import { getSettings } from '@/utils/database/settings';
import type { Account } from '@/utils/share-codes/account';
import { type Candidate, clearCode, findCodes } from '@/utils/share-codes/extract';
import type { Settings } from '@/utils/share-codes/settings';
import { learnShape } from '@/utils/share-codes/shape';
import { reading } from './accounts/client';
import { stayUnlocked } from './accounts/passphrase';
import { notifyFailure, notifyNoCodes, notifySetUp } from './notices';
import { openReview } from './open-review';
import { startRedeem } from './operations/create';
import { lookUpOne } from './operations/lookup';
import { readSelection } from './read-selection';

/*
 * What a right-click on a selection does: redeem at once where that is clear, ask where it is not.
 */

/** Up to so many codes are looked up one by one before they are redeemed unasked. */
const MOST_LOOKUPS = 10;

export async function redeemSelection(
  info: Browser.contextMenus.OnClickData,
  tab: Browser.tabs.Tab | undefined,
): Promise<void> {
  const reading = readSelection(info, tab); // first: the page may go away
  const settings = await getSettings();
  const account = settings.currentAccountId ? await getAccount(settings.currentAccountId) : null;
  if (!account) return notifySetUp();
  void stayUnlocked();
  const known = await knownCodes(account.id);
  const candidates = findCodes(await reading, learnShape(known.all));
  if (candidates.length === 0) return notifyNoCodes();
  const codes = toRedeemAtOnce(candidates, settings);
  const own = await ownCodes(account, codes ?? [], known.own);
  if (codes && !own?.size) {
    const start = { id: crypto.randomUUID(), accountId: account.id, source: 'menu' } as const;
    const begun = await startRedeem(start, codes, own === null);
    if (!begun.ok) await notifyFailure(begun.failure);
  } else await openReview(account.id, judged(candidates, known.own, own));
}

function judged(
  candidates: Candidate[],
  known: ReadonlySet<string>,
  own: Owned | null,
): ReviewCandidate[] {
  return candidates.map((candidate) => ({
    ...candidate,
    own: own?.get(candidate.code) ?? (known.has(candidate.code) ? 'yes' : 'no'),
  }));
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

type Own = ReviewCandidate['own'];
type Owned = ReadonlyMap<string, Own>;

/**
 * Which codes may not be redeemed unasked: made by this account, or the server could not be asked about it.
 * `null` while the keys are locked: then it is asked later.
 */
async function ownCodes(
  account: Account,
  codes: string[],
  known: ReadonlySet<string>,
): Promise<Owned | null> {
  const own = new Map<string, Own>();
  for (const code of codes) if (known.has(code)) own.set(code, 'yes');
  if (own.size > 0 || codes.length > MOST_LOOKUPS) return own;
  const checked = await Promise.all(
    codes.map((code) => reading(account.id, (client) => lookUpOne(client, 'shared', code))),
  );
  if (checked.some((listed) => !listed.ok && listed.failure.cause === 'locked')) return null;
  for (const [index, listed] of checked.entries())
    if (!listed.ok || listed.value) own.set(codes[index] ?? '', listed.ok ? 'yes' : 'unknown');
  return own;
}
