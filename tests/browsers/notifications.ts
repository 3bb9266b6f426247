import type { TestBrowser } from './screen.ts';

declare const chrome: {
  notifications: {
    getAll(): Promise<Record<string, unknown>>;
    clear(id: string): Promise<boolean>;
    onClosed: { addListener(listener: (id: string) => void): void };
  };
};

declare global {
  interface Window {
    gone: string[];
  }
}

/**
 * The ids of the notifications shown from now on. Those that are gone again count too: without a desktop to show
 * them, Firefox takes them away at once.
 */
export async function watchNotifications(browser: TestBrowser): Promise<() => Promise<string[]>> {
  const page = await browser.open('manifest.json');
  await page.run(async () => {
    for (const id of Object.keys(await chrome.notifications.getAll()))
      await chrome.notifications.clear(id);
    window.gone = [];
    chrome.notifications.onClosed.addListener((id) => window.gone.push(id));
  }, null);
  return () =>
    page.run(
      async () => [...window.gone, ...Object.keys(await chrome.notifications.getAll())],
      null,
    );
}
