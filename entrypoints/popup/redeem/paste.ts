/** Lines from which on a browser takes so long to lay them out in a text box that typing stutters. */
const MANY_LINES = 500;

/** Pastes a text of very many lines as one long line, with a mark for each line's end; shorter ones are the browser's to paste. */
export function pasteManyLines(event: ClipboardEvent): void {
  const text = event.clipboardData?.getData('text') ?? '';
  const box = event.currentTarget;
  if (text.split('\n', MANY_LINES).length < MANY_LINES) return;
  if (!(box instanceof HTMLTextAreaElement)) return;
  event.preventDefault();
  box.setRangeText(text.replace(/\r?\n/g, ' ⏎ '), box.selectionStart, box.selectionEnd, 'end');
  box.dispatchEvent(new Event('input', { bubbles: true }));
}
