import type { Entry, PageKind } from '../log.ts';
import type { Picture } from '../picture.ts';

/** What one page has shown, in order of time. */
export interface Shown {
  at: number;
  picture: Picture;
}

export interface PageLog {
  kind: PageKind;
  /** The page that was loaded anew as this one. */
  was: number | null;
  openedAt: number;
  closedAt: number;
  shown: Shown[];
}

/** The log by page. */
export function pagesOf(log: readonly Entry[]): Map<number, PageLog> {
  const pages = new Map<number, PageLog>();
  for (const entry of log) {
    if (entry.what === 'opened')
      pages.set(entry.page, {
        kind: entry.kind,
        was: entry.was,
        openedAt: entry.at,
        closedAt: Number.POSITIVE_INFINITY,
        shown: [],
      });
    if (entry.what !== 'closed' && entry.what !== 'seen') continue;
    const page = pages.get(entry.page);
    if (page && entry.what === 'closed') page.closedAt = entry.at;
    if (page && entry.what === 'seen')
      page.shown.push({ at: entry.at, picture: entry.seen.picture });
  }
  return pages;
}

/** When a page first showed this, between two times; `null`: it did not. */
export function firstShown(
  page: PageLog | undefined,
  isIt: (picture: Picture) => boolean,
  from: number,
  to = Number.POSITIVE_INFINITY,
): number | null {
  const found = page?.shown.find(({ at, picture }) => at >= from && at <= to && isIt(picture));
  return found?.at ?? null;
}

/** What a page showed at an instant. */
export const shownAt = (page: PageLog | undefined, time: number): Picture | null =>
  page?.shown.findLast(({ at }) => at <= time)?.picture ?? null;
