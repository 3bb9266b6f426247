import { beforeEach, expect, test } from 'vitest';
import { inBothBrowsers } from './bench.ts';
import { redeemSelected } from './native-menu.ts';
import { watchNotifications } from './notifications.ts';
import { say } from './say.ts';
import { makeKnown, sell } from './sell.ts';

/*
 * A page that does what it can to have other codes redeemed than the person has marked.
 */

const EVIL = 'EV1LC0DE99';

/** From the click on, its own scripts see nothing true any more. */
const LIES = `addEventListener('contextmenu', () => {
  const lie = () => '${EVIL}';
  Selection.prototype.toString = lie;
  window.getSelection = document.getSelection = () => ({ toString: lie });
  for (const name of ['replace', 'slice', 'startsWith', 'toString', 'trim', 'valueOf'])
    String.prototype[name] = lie;
  window.String = lie;
  Object.defineProperty(Document.prototype, 'activeElement', { get: () => evil });
  Object.defineProperty(HTMLTextAreaElement.prototype, 'value', { get: lie });
});`;

/** Once the menu opens, something else is marked, again and again. */
const whenOpen = (act: string): string =>
  `addEventListener('contextmenu', () => requestAnimationFrame(() => setInterval(() => { ${act} }, 1)))`;

const OTHER = whenOpen('getSelection().selectAllChildren(evil)');
const MORE = whenOpen('evil.focus(); evil.setSelectionRange(0, 99)');

inBothBrowsers('A hostile page', { inWindows: true, withAccount: true }, (bench) => {
  let notified: () => Promise<string[]>;
  beforeEach(async () => {
    makeKnown(bench.server);
    await say(bench.browser, { type: 'refresh', accountId: bench.account.id });
    notified = await watchNotifications(bench.browser);
    bench.server.requests.length = 0;
  });

  test.each([
    ['lies about its selection', LIES, `<textarea id="evil">${EVIL}</textarea>`],
    ['marks something else after the click', OTHER, `<p id="evil">${EVIL}</p>`],
    ['adds to what is marked', MORE, `<textarea id="evil">CODE ${EVIL}</textarea>`],
  ])('that %s gets no other code redeemed', async (_, script, evil) => {
    const [code = ''] = sell(bench.server, 1);
    const body = `<p id="it">${code}</p>${evil.replace('CODE', code)}<script>${script}</script>`;
    await redeemSelected(bench, await bench.browser.visit(bench.web.publish(body)), 'it');
    await expect.poll(notified).toHaveLength(1);
    expect(bench.server.books.find(code)?.usedAt).not.toBeNull();
    expect(JSON.stringify(bench.server.requests)).not.toContain(EVIL);
  });

  test('with an endless selection stops nothing', async () => {
    const body = `<p id="it">${'wide '.repeat(20_000)}</p>`;
    await redeemSelected(bench, await bench.browser.visit(bench.web.publish(body)), 'it');
    await expect.poll(notified).toEqual(['selection']);
    expect(bench.server.requests).toEqual([]);
  });
});
