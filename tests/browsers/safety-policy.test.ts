import { expect, test } from 'vitest';
import { inBothBrowsers } from './bench.ts';
import type { Chromium } from './chromium.ts';
import type { OwnPage } from './screen.ts';

const PAGES: OwnPage[] = ['popup.html', 'options.html'];

inBothBrowsers('The content security policy', { withAccount: true }, (bench) => {
  test('lets every page look and work as it should', async () => {
    const popup = await bench.browser.open('popup.html');
    const size = () => popup.run(() => getComputedStyle(document.body).fontSize, null);
    await expect.poll(size).toBe('14px'); // its styles stand in the page
    await popup.fill('textbox', 'Codes to redeem', 'Your code: K7PQ2XW9');
    await popup.click('button', 'Redeem'); // found by a worker of its own
    await expect.poll(() => popup.items('Results')).toHaveLength(1);
    await popup.close();
  });

  test.each(PAGES)('stops every script on %s that is not shipped', async (page) => {
    const screen = await bench.browser.open(page);
    await expect.poll(() => screen.texts('main')).not.toEqual([]);
    const done = await screen.run(tryAll, bench.server.url);
    expect(done).toEqual([]);
    await screen.close();
  });

  test('is met by nothing of its own', async () => {
    if (bench.name !== 'chromium') return;
    const said: string[] = [];
    (bench.browser as Chromium).context.on('console', (message) => said.push(message.text()));
    for (const page of PAGES) {
      const screen = await bench.browser.open(page);
      await expect.poll(() => screen.texts('main')).not.toEqual([]);
      await screen.close();
    }
    expect(said.filter((text) => /policy|trusted/i.test(text))).toEqual([]);
  });
});

/** In the page: everything that would run or load something. @returns what has */
async function tryAll(elsewhere: string): Promise<string[]> {
  await new Promise((resolve) => setTimeout(resolve)); // what a debugger evaluates itself is past the policy
  const done: string[] = [];
  const ran = (what: string) => void done.push(what);
  Object.assign(window, { ran });
  const attempt = (what: string, act: () => unknown) => {
    try {
      if (act() === 'ran') ran(what);
    } catch {
      // refused, as it should be
    }
  };
  const element = <T extends object>(name: string, fields: T) =>
    document.body.append(Object.assign(document.createElement(name), fields));
  const loads: Promise<unknown>[] = [];
  const load = (name: string, fields: object) => {
    const settled = new Promise((resolve) => {
      const loaded = { onload: () => resolve(ran(name)), onerror: resolve };
      attempt(name, () => element(name, { ...loaded, ...fields }));
      setTimeout(resolve, 300); // what the policy stops may end without an event
    });
    loads.push(settled);
  };
  // biome-ignore lint/security/noGlobalEval: that it fails is what is tested
  attempt('eval', () => globalThis.eval('"ran"'));
  attempt('Function', () => new Function('return "ran"')());
  attempt('inline', () => element('script', { textContent: 'window.ran("inline")' }));
  attempt('handler', () => {
    document.body.setAttribute('onclick', 'window.ran("handler")');
    document.body.click();
    document.body.removeAttribute('onclick');
  });
  attempt('innerHTML', () => {
    document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.ran(\'html\')">');
  });
  load('script', { src: `${elsewhere}/x.js` });
  load('img', { src: `${elsewhere}/favicon.ico` });
  attempt('style', () => {
    element('style', { textContent: 'body { outline: 9px solid red }' });
    return getComputedStyle(document.body).outlineWidth === '9px' ? 'ran' : '';
  });
  attempt('worker', () => new Worker(URL.createObjectURL(new Blob(['1']))) && 'ran');
  await Promise.all(loads);
  return done;
}
