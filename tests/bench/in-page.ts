/* What is measured by functions that run in the page; times in ms. */

declare global {
  /** When a row could first be seen, since the page was asked for. */
  var firstRow: Promise<number>;
  /** Waits until what was changed is painted. */
  var painted: () => Promise<void>;
}

/** Runs before the page does. */
export function prepare(): void {
  globalThis.painted = () =>
    new Promise((resolve) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve();
        port2.postMessage(null);
      }),
    );
  globalThis.firstRow = new Promise((resolve) => {
    const look = () => {
      if (document.querySelector<HTMLElement>('tbody tr')?.offsetHeight) resolve(performance.now());
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** From each change of the search's text until the rows for it are painted. */
export async function paintAfterKey(typed: string[]): Promise<number[]> {
  const search = document.querySelector<HTMLInputElement>('#search');
  if (!search) throw new Error('There is no search');
  const times: number[] = [];
  for (const text of typed) {
    const start = performance.now();
    search.value = text;
    search.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await painted();
    times.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  return times;
}

/** The same where nothing is searched and nothing is drawn: ready rows take the place of others. */
export async function paintOfSwap(times: number): Promise<number[]> {
  const body = document.querySelector('tbody:not([aria-hidden])');
  if (!body) throw new Error('There are no rows');
  const rows = [...body.children];
  const others = rows.map((row) => row.cloneNode(true)).reverse();
  const taken: number[] = [];
  for (let at = 0; at < times; at++) {
    const start = performance.now();
    body.replaceChildren(...(at % 2 === 0 ? others : rows));
    await painted();
    taken.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  return taken;
}

/** How long each frame takes while all rows are scrolled through, from the first to the last. */
export async function framesOfScroll(frames: number): Promise<number[]> {
  const box = document.querySelector('table')?.parentElement;
  if (!box) throw new Error('There are no rows');
  const most = box.scrollHeight - box.clientHeight;
  const taken: number[] = [];
  let before = await new Promise<number>(requestAnimationFrame);
  for (let at = 1; at <= frames; at++) {
    box.scrollTop = (most * at) / frames;
    const now = await new Promise<number>(requestAnimationFrame);
    taken.push(now - before);
    before = now;
  }
  return taken;
}
