import { createStore } from 'zustand/vanilla';

/** What the page last told in passing, for its one live region. */
export const said = createStore<{ text: string; good: boolean }>(() => ({ text: '', good: true }));

const SHOWN_FOR = 4000;
let timer: ReturnType<typeof setTimeout> | undefined;

export function say(text: string, good = true): void {
  clearTimeout(timer);
  said.setState({ text, good });
  timer = setTimeout(() => said.setState({ text: '' }), SHOWN_FOR);
}
