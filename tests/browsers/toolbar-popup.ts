import type { CDPSession } from 'playwright-core';
import type { Chromium } from './chromium.ts';
import { workerOf } from './menu-click.ts';
import type { Screen } from './screen.ts';
import { until } from './until.ts';

/** What is done in a page by hand: keys, clicks at a place, and a look inside. */
export type Hands = Pick<
  Screen,
  'run' | 'press' | 'keyDown' | 'keyUp' | 'type' | 'clickAt' | 'front' | 'reload' | 'close'
>;

declare const chrome: { action: { openPopup(): Promise<void> } };

/** Opens the toolbar's own popup. Playwright hides its page, so it is driven over the browser's own session. */
export async function openToolbarPopup(browser: Chromium): Promise<Hands> {
  const root = await browser.context.browser()?.newBrowserCDPSession();
  if (!root) throw new Error('Chromium has gone');
  const url = `chrome-extension://${browser.id}/popup.html`;
  const popups = async () => {
    const { targetInfos } = await root.send('Target.getTargets');
    return targetInfos.filter((one) => one.url === url).map(({ targetId }) => targetId);
  };
  const before = await popups();
  const worker = await workerOf(browser);
  await worker.evaluate(() => chrome.action.openPopup());
  const targetId = await until(
    'the popup opens',
    async () => (await popups()).find((id) => !before.includes(id)) ?? null,
  );
  const { sessionId } = await root.send('Target.attachToTarget', { targetId, flatten: false });
  return handsOver(connect(root, sessionId), targetId);
}

interface Line {
  root: CDPSession;
  send(method: string, params?: object): Promise<{ result?: Evaluated }>;
}

interface Evaluated {
  result?: { value?: unknown };
  exceptionDetails?: { text: string };
}

/** A conversation with one target. Whatever is still waited for when it goes away fails. */
function connect(root: CDPSession, sessionId: string): Line {
  type Waiting = { resolve: (reply: { result?: Evaluated }) => void; reject: (why: Error) => void };
  const waiting = new Map<number, Waiting>();
  let serial = 0;
  let gone = false;
  root.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return;
    const reply = JSON.parse(event.message);
    waiting.get(reply.id)?.resolve(reply);
    waiting.delete(reply.id);
  });
  root.on('Target.detachedFromTarget', (event) => {
    if (event.sessionId !== sessionId) return;
    gone = true;
    for (const { reject } of waiting.values()) reject(new Error('The popup has closed'));
  });
  return {
    root,
    send: (method, params = {}) =>
      new Promise((resolve, reject) => {
        if (gone) return reject(new Error('The popup has closed'));
        const id = ++serial;
        waiting.set(id, { resolve, reject });
        setTimeout(
          () => reject(new Error(`The popup did not answer to ${method}`)),
          LONGEST,
        ).unref();
        const message = JSON.stringify({ id, method, params });
        root.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject);
      }),
  };
}

/** What a popup that is just closing never answers is given up after this time (ms). */
const LONGEST = 5000;

const KEYS: Record<string, object> = {
  Enter: { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' },
  Tab: { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 },
  Escape: { key: 'Escape', code: 'Escape', windowsVirtualKeyCode: 27 },
  Delete: { key: 'Delete', code: 'Delete', windowsVirtualKeyCode: 46 },
};
const CONTROL = 2;

function handsOver({ root, send }: Line, targetId: string): Hands {
  const held = new Set<string>();
  const key = (type: string, name: string, more = {}) =>
    send('Input.dispatchKeyEvent', { type, ...(KEYS[name] ?? { key: name, text: name }), ...more });
  const strike = async (name: string, more = {}) => {
    await key('keyDown', name, more);
    await key('keyUp', name, more);
  };
  const evaluate = async (expression: string) => {
    const reply = await send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (reply.result?.exceptionDetails) throw new Error(reply.result.exceptionDetails.text);
    return reply.result?.result?.value;
  };
  return {
    run: async <T, A>(inPage: (argument: A) => T | Promise<T>, argument: A) =>
      (await evaluate(`(${inPage})(${JSON.stringify(argument)})`)) as T,
    async press(keys) {
      const [name = '', control] = keys.split('+').reverse();
      if (control === undefined) await strike(name);
      else if (name === 'A')
        await strike('a', { modifiers: CONTROL, text: '', commands: ['selectAll'] });
      else await strike(name, { modifiers: CONTROL });
    },
    async keyDown(name) {
      await key('keyDown', name, { autoRepeat: held.has(name) });
      held.add(name);
    },
    async keyUp(name) {
      held.delete(name);
      await key('keyUp', name);
    },
    async type(text, pause) {
      for (const letter of text) {
        await strike(letter);
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    },
    async clickAt({ x, y }, times = 1) {
      const mouse = (type: string, clickCount: number) =>
        send('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount });
      for (let count = 1; count <= times; count++) {
        await mouse('mousePressed', count);
        await mouse('mouseReleased', count);
      }
    },
    front: async () => {},
    reload: async () => void (await evaluate('location.reload()')),
    close: async () => void (await root.send('Target.closeTarget', { targetId })),
  };
}
