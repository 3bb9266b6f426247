import type { LoggedRequest } from '../../../local-server/log.ts';
import type { Picture } from '../picture.ts';
import { firstShown, type PageLog, shownAt } from './pages.ts';

/** So long (ms) after an operation's end is on the screen a press with untouched fields is still the same. */
const SAME = 600;
/** What is this near (ms) to a border may fall on either side of it. */
const NEAR = 120;

export interface Sent {
  request: LoggedRequest;
  /** The codes that the server made for it. */
  codes: string[];
}

/** What one or more presses asked for, and the requests that came of it. */
export interface Wished {
  key: string;
  at: number;
  page: number;
  /** How many requests there may be, and how many presses must be heard. */
  most: number;
  least: number;
  sent: Sent[];
}

/** Whether an operation is still the one that a press with untouched fields means. */
export type Phase = 'same' | 'either' | 'over';

export function phaseOf(
  { sent, at: pressedAt }: Wished,
  pages: ReadonlyMap<number, PageLog>,
  number: number,
  at: number,
): Phase {
  const page = pages.get(number);
  const last = sent.at(-1);
  if (!last || last.request.at > at) return hasFailed(page, pressedAt, at) ? 'either' : 'same';
  const { endedAt, status } = last.request;
  const isAnswered = endedAt !== null && endedAt <= at;
  // Where nobody hears the answer, the codes may be found in the list before it, or after.
  const ended = codesShown(last, page, at);
  const told = ended ?? (isAnswered && isNo(status) ? newAlert(page, endedAt, at) : null);
  if (told === null) return isAnswered && !isLookedUp(page, at) ? 'either' : 'same';
  const since = at - told;
  if (since < SAME - NEAR) return wasShownBefore(last, pages, told) ? 'either' : 'same';
  return since > SAME + NEAR ? 'over' : 'either';
}

/** Whether the page says that nobody knows yet what became of it. */
const isLookedUp = (page: PageLog | undefined, at: number): boolean =>
  shownAt(page, at)?.said.some((words) => words.startsWith('Checking whether')) ?? false;

const isNo = (status: number | null): boolean => status === 400;

const codesShown = ({ codes, request }: Sent, page: PageLog | undefined, at: number) =>
  firstShown(page, ({ newCodes }) => shows(newCodes, codes), request.at, at);

const shows = (items: string[], codes: string[]): boolean =>
  items.some((item) => codes.some((code) => item.includes(code)));

/** In the page it may only just have come into view, while it was over before that page was opened. */
function wasShownBefore(sent: Sent, pages: ReadonlyMap<number, PageLog>, told: number): boolean {
  const opened = [...pages.values()].find(({ shown }) => shown.some(({ at }) => at === told));
  const cameLate = opened !== undefined && opened.openedAt > (sent.request.endedAt ?? 0);
  const elsewhere = [...pages.values()].some((page) => codesShown(sent, page, told - 1) !== null);
  return cameLate || elsewhere;
}

function newAlert(page: PageLog | undefined, from: number, at: number): number | null {
  const before = shownAt(page, from)?.alertsInView.join() ?? '';
  const isNew = ({ alertsInView: now }: Picture) => now.length > 0 && now.join() !== before;
  return firstShown(page, isNew, from, at);
}

const hasFailed = (page: PageLog | undefined, from: number, at: number): boolean =>
  newAlert(page, from, at) !== null;
