import { type Browser, browser } from 'wxt/browser';

/**
 * The selected text, whole. `selectionText` loses line breaks in Chromium and is cut in Firefox, so the page itself
 * is read where the click allows it; elsewhere (PDF viewer, frames of other origins) `selectionText` has to do.
 */
export async function readSelection(
  info: Browser.contextMenus.OnClickData,
  tab: Browser.tabs.Tab | undefined,
): Promise<string> {
  const shown = info.selectionText ?? '';
  const whole = tab?.id === undefined ? null : await readFromPage(tab.id, info.frameId ?? 0);
  return whole !== null && isOf(shown, whole) ? whole : shown;
}

async function readFromPage(tabId: number, frameId: number): Promise<string | null> {
  try {
    const [frame] = await browser.scripting.executeScript({
      target: { tabId, frameIds: [frameId] },
      func: selectedText,
    });
    return typeof frame?.result === 'string' ? frame.result : null;
  } catch {
    return null; // no access to this page or frame: `selectionText` is what there is
  }
}

/** Runs in the page, alone: it can use nothing from outside its body. */
function selectedText(): string {
  const field = document.activeElement;
  if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) {
    const { selectionStart, selectionEnd, value } = field;
    if (selectionStart !== null && selectionEnd !== null && selectionStart !== selectionEnd)
      return value.slice(selectionStart, selectionEnd);
  }
  return String(getSelection() ?? '');
}

/** Firefox tells no more of a selection than this many characters. */
const CUT = 16_384;

/** A page may have changed its selection since the click: only what the person saw counts, and what was cut off it. */
export function isOf(shown: string, whole: string): boolean {
  const spaced = (text: string): string => text.replace(/\s+/gu, ' ').trim();
  const [seen, now] = [spaced(shown), spaced(whole)];
  return seen === now || (shown.length >= CUT && now.startsWith(seen));
}
