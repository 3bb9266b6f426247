import { type Browser, browser } from 'wxt/browser';
import { getSettings } from '@/utils/database/settings';
import { whenMade } from '@/utils/database/when-made';
import { lockState, stayUnlocked } from './accounts/passphrase';
import { notifyFailure, notifyLocked, notifySetUp, notifyTooMany } from './notices';
import { startGenerate } from './operations/create';

/** Generates one code with the last number of IPs and puts it where the person right-clicked. */
export async function insertNewCode(
  info: Browser.contextMenus.OnClickData,
  tab: Browser.tabs.Tab | undefined,
): Promise<void> {
  const { currentAccountId, lastGenerate, confirmAboveIps } = await getSettings();
  if (!currentAccountId) return notifySetUp();
  if (lastGenerate.ipsPerCode > confirmAboveIps) return notifyTooMany(lastGenerate.ipsPerCode);
  // Not as an operation that waits: a code that comes much later belongs nowhere.
  if ((await lockState()) === 'locked') return notifyLocked();
  void stayUnlocked();
  const id = crypto.randomUUID();
  const { ipsPerCode } = lastGenerate;
  const start = { id, accountId: currentAccountId, source: 'menu' } as const;
  const started = await startGenerate(start, { ipsPerCode, count: 1, forwardTo: null });
  if (!started.ok)
    return started.failure.cause === 'no-account' ? notifySetUp() : notifyFailure(started.failure);
  const [made] = await whenMade(id);
  if (made && tab?.id !== undefined) await insert(tab.id, info.frameId ?? 0, made.code);
}

/** The code is in the journal and its notification tells it: a page that takes no text loses nothing. */
async function insert(tabId: number, frameId: number, code: string): Promise<void> {
  try {
    const target = { tabId, frameIds: [frameId] };
    await browser.scripting.executeScript({ target, func: insertText, args: [code] });
  } catch (error) {
    console.info('The page took no text:', error);
  }
}

/** Runs in the page, alone. `insertText` is how typing reaches frameworks and the undo history. */
function insertText(text: string): void {
  document.execCommand('insertText', false, text);
}
