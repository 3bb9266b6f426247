import type { Message, ReplyTo, SaveAccount } from '../../utils/messages.ts';
import type { Account } from '../../utils/share-codes/account.ts';
import type { Screen, TestBrowser } from './screen.ts';

/*
 * What a test needs done before the flow that it is about: said to the background as its own pages say it.
 */

declare const chrome: {
  runtime: { sendMessage(message: unknown): Promise<unknown> };
};

export async function saveAccount(
  browser: TestBrowser,
  draft: { address: string; key: string; name?: string },
): Promise<Account> {
  const fixed = {
    type: 'save-account',
    accountId: null,
    server: 'custom',
    untested: false,
  } as const;
  const message: SaveAccount = { name: 'Shop', ...fixed, ...draft };
  const reply = await say(browser, message);
  if (!reply.ok) throw new Error(`The account was not saved: ${JSON.stringify(reply.failure)}`);
  return reply.value;
}

export async function removeAccount(browser: TestBrowser, accountId: string): Promise<void> {
  await say(browser, { type: 'remove-account', accountId });
}

export const say = <M extends Message>(browser: TestBrowser, message: M): Promise<ReplyTo<M>> =>
  onOwnPage(browser, (page) => sayOn(page, message));

/** Says it on a page that is open already, and so stays in front. */
export const sayOn = <M extends Message>(page: Screen, message: M): Promise<ReplyTo<M>> =>
  page.run((said) => {
    const once = () => chrome.runtime.sendMessage(said) as Promise<ReplyTo<M>>;
    // As the pages do: a background that is just falling asleep hears nothing.
    return once().catch((error) => {
      if (!String(error).includes('Receiving end does not exist')) throw error;
      return once();
    });
  }, message);

async function onOwnPage<T>(browser: TestBrowser, act: (page: Screen) => Promise<T>): Promise<T> {
  const page = await browser.open('manifest.json');
  try {
    return await act(page);
  } finally {
    await page.close();
  }
}
