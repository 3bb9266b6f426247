import { GECKO_ID } from './firefox.ts';
import type { Point } from './screen.ts';
import type { ShippedFirefox } from './shipped-firefox.ts';
import { until } from './until.ts';

/*
 * The extension's own popup on Firefox's toolbar, into which no tool for tabs can look.
 */

/** As Firefox calls it. */
const ICON = `${GECKO_ID.replace(/[^a-z0-9_-]/g, '_')}-browser-action`;

/** Puts the extension's icon on the toolbar, as who uses it every day does, and returns where on the screen it is. */
export async function pinIcon({ inside }: ShippedFirefox): Promise<Point> {
  await inside(pin, ICON);
  return until('the icon is on the toolbar', () => inside(middleOfIcon, ICON));
}

/** Runs a function in the popup that is open, and returns what it does (JSON); `null` where none is open. */
export const inPopup = <T>({ inside }: ShippedFirefox, run: () => T): Promise<T | null> =>
  inside(runInPopup, { script: `(${run})()` }).then((text) => text && JSON.parse(text));

declare const CustomizableUI: {
  addWidgetToArea(widget: string, area: string): void;
  getWidget(id: string): { forWindow(window: Window): { node: Element | null } };
};

/** Where on the screen the window's content begins. */
declare const mozInnerScreenX: number;
declare const mozInnerScreenY: number;

interface PopupBrowser extends Element {
  messageManager: {
    addMessageListener(name: string, listener: (message: { data: string }) => void): void;
    removeMessageListener(name: string, listener: (message: { data: string }) => void): void;
    loadFrameScript(address: string, later: boolean): void;
  };
}

/** In the browser. */
function pin(widget: string): void {
  CustomizableUI.addWidgetToArea(widget, 'nav-bar');
}

/** In the browser. */
function middleOfIcon(widget: string): Point | null {
  const size = CustomizableUI.getWidget(widget).forWindow(window).node?.getBoundingClientRect();
  if (!size?.width) return null;
  return {
    x: mozInnerScreenX + size.x + size.width / 2,
    y: mozInnerScreenY + size.y + size.height / 2,
  };
}

/** In the browser: Firefox loads a popup hidden beforehand, so only what is in the panel counts. */
function runInPopup({ script }: { script: string }): Promise<string | null> | null {
  const popup = document.querySelector<PopupBrowser>(
    '.webextension-popup-browser:not(.webextension-preload-browser)',
  );
  if (!popup) return null;
  const { messageManager } = popup;
  const name = `ran-${Math.random()}`;
  const text = `
    const sandbox = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
    sendAsyncMessage('${name}', Cu.evalInSandbox(${JSON.stringify(`JSON.stringify(${script})`)}, sandbox));`;
  return new Promise((resolve) => {
    const hear = ({ data }: { data: string }) => {
      messageManager.removeMessageListener(name, hear);
      resolve(data);
    };
    messageManager.addMessageListener(name, hear);
    setTimeout(() => resolve(null), 1000); // one that is just closing never answers
    messageManager.loadFrameScript(`data:,${encodeURIComponent(text)}`, false);
  });
}
