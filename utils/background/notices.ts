import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { isLongAgo } from '@/utils/clock';
import { getAccount } from '@/utils/database/accounts';
import { getOperation, listBatches } from '@/utils/database/operations';
import { getSettings } from '@/utils/database/settings';
import { endedBadly } from '@/utils/share-codes/ended-badly';
import type { Failure } from '@/utils/share-codes/failure';
import type { BatchOperation, GenerateOperation, Operation } from '@/utils/share-codes/operation';
import { shownCode } from '@/utils/share-codes/shown-code';
import { isTold, toldOf } from '@/utils/share-codes/told';
import { doubtWords } from '@/utils/words/doubt';
import { failureWords } from '@/utils/words/failure';
import { ips, number } from '@/utils/words/number';
import { operationLine } from '@/utils/words/operation';
import { outcomeLine } from '@/utils/words/outcome';

/*
 * Notifications. Whatever they say is also in the popup: nothing depends on one being seen.
 */

/** A page that shows the end of an operation says so within this time, ms. */
const TIME_TO_SEE = 2000;

/** Whether there is a word to tell of an operation, and another one than before. */
export function isNews(before: Operation, now: Operation): boolean {
  if (!hasWord(now)) return false;
  if (!hasWord(before)) return true;
  return before.kind === 'generate' && now.kind === 'generate' && toldOf(before) !== toldOf(now);
}

/** New codes are told with the balance, which is read together with the list. */
const hasWord = (operation: Operation): boolean =>
  isTold(operation) && (operation.kind !== 'generate' || !operation.open || !isAnswered(operation));

const isAnswered = ({ state, patience }: GenerateOperation): boolean =>
  state === 'answered' && patience === undefined;

/** Tells what came of an operation: at once if it came from the menu, otherwise only if no page shows it. */
export async function announceEnd(operation: Operation): Promise<void> {
  if (operation.source === 'menu') return notifyEnd(operation);
  setTimeout(async () => {
    const now = await getOperation(operation.id);
    if (now && !now.seen && !isCopied(now)) await notifyEnd(now);
  }, TIME_TO_SEE);
}

/** A page has copied the codes and closed before the list was read after them, which brought no news. */
const isCopied = (operation: Operation): boolean =>
  operation.kind === 'generate' && operation.copied === true && !endedBadly(operation);

/** Tells that an operation waits for the passphrase, unless the person has just started it on a page that says so. */
export async function announceLocked({ source, createdAt }: Operation): Promise<void> {
  if (source === 'menu' || isLongAgo(createdAt, TIME_TO_SEE, Date.now())) await notifyLocked();
}

export function notifyLocked(): Promise<void> {
  return notify('locked', i18n.t('notices.locked'), [i18n.t('notices.lockedNext')]);
}

export function notifyNoCodes(): Promise<void> {
  return notify('selection', i18n.t('notices.noCodes'), [i18n.t('notices.noCodesNext')]);
}

/** More IPs than the person lets go without a question, and a menu cannot ask. */
export function notifyTooMany(count: number): Promise<void> {
  const title = i18n.t('notices.tooMany', { ips: ips(count) });
  return notify('insert', title, [i18n.t('notices.tooManyNext')]);
}

/** What a click on a page was to do could not be begun. */
export function notifyFailure(failure: Failure): Promise<void> {
  const { cause, next } = failureWords(failure);
  return notify('selection', cause, [next]);
}

/** No account: says so and opens the page where one is set up. */
export async function notifySetUp(): Promise<void> {
  await notify('selection', i18n.t('notices.setUp'), [i18n.t('notices.setUpNext')]);
  await browser.runtime.openOptionsPage();
}

async function notifyEnd(operation: Operation): Promise<void> {
  const account = await getAccount(operation.accountId);
  if (!account) return;
  const lines =
    operation.kind === 'generate' ? generateLines(operation) : await batchLines(operation);
  if (operation.balanceAfter !== null)
    lines.push(i18n.t('notices.balance', { ips: ips(operation.balanceAfter) }));
  lines.push(i18n.t('notices.account', { name: account.name }));
  await notify(operation.id, await titleOf(operation), lines);
}

/** The page that was to copy the codes has closed: then that they are not copied is the news. */
async function titleOf(operation: Operation): Promise<string> {
  const { kind, source } = operation;
  if (kind !== 'generate' || source !== 'popup' || operation.copied || operation.codes.length === 0)
    return operationLine(operation);
  const { copyAfterGenerate } = await getSettings();
  const made = operation.codes.length;
  return copyAfterGenerate
    ? i18n.t('notices.notCopied', made, [number(made)])
    : operationLine(operation);
}

function generateLines(operation: GenerateOperation): string[] {
  const { codes, failure } = operation;
  const doubt = doubtWords(operation);
  if (doubt.length > 0) return doubt;
  if (codes.length > 0)
    return [codes.length === 1 ? shownCode(codes[0]?.code ?? '') : i18n.t('notices.copyHint')];
  if (!failure) return [];
  const { cause, next } = failureWords(failure);
  return [cause, next];
}

/** One code is told by its name and outcome; of several the title tells how many. */
async function batchLines(operation: BatchOperation): Promise<string[]> {
  const gained =
    operation.ipsChanged > 0 ? [i18n.t('notices.gained', { ips: ips(operation.ipsChanged) })] : [];
  if (operation.total > 1) return gained;
  const [batch] = await listBatches(operation.id);
  return [
    ...(batch?.items ?? []).map(
      ({ code, outcome }) => `${shownCode(code)}: ${outcomeLine(outcome)}`,
    ),
    ...gained,
  ];
}

/** Takes away what is still shown: it may tell codes of an account that is gone. */
export async function clearNotices(): Promise<void> {
  const shown = await browser.notifications.getAll();
  await Promise.all(Object.keys(shown).map((id) => browser.notifications.clear(id)));
}

/** Where the system shows no notifications, badge and popup tell the same. */
async function notify(id: string, title: string, lines: string[]): Promise<void> {
  try {
    const iconUrl = browser.runtime.getURL('/icons/128.png');
    await browser.notifications.create(id, {
      type: 'basic',
      iconUrl,
      title,
      message: lines.join('\n'),
    });
  } catch (error) {
    console.info('No notification was shown:', error);
  }
}
