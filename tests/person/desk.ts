import { setTimeout } from 'node:timers/promises';
import type { Chromium } from '../browsers/chromium.ts';
import { chromiumScreen } from '../browsers/chromium-screen.ts';
import { redeemText } from '../browsers/menu-click.ts';
import type { TestBrowser } from '../browsers/screen.ts';
import { type Hands, openToolbarPopup } from '../browsers/toolbar-popup.ts';
import { until } from '../browsers/until.ts';
import type { Entry, PageKind } from './log.ts';
import { FIELDS, type Picture } from './picture.ts';
import { installRecorder } from './recorder.ts';

/** How long (ms) a press in a page that opened by itself may be meant for elsewhere. */
const EARLY: Record<PageKind, number> = { toolbar: 0, tab: 1000, review: 500, codes: 0 };

/** A page that is open, and the person's hands on it. */
export interface OpenPage {
  readonly number: number;
  readonly kind: PageKind;
  readonly hands: Hands;
}

/** The pages before the person, and the log of all that happens in them. */
export class Desk {
  readonly pages: OpenPage[] = [];
  readonly log: Entry[] = [];
  private opened = 0;
  /** When each page last told what it had seen. */
  private readonly takenAt = new Map<number, number>();
  private readonly browser: TestBrowser;

  constructor(browser: TestBrowser) {
    this.browser = browser;
  }

  note(entry: Entry): void {
    this.log.push(entry);
  }

  did(words: string, page: OpenPage | null = null): void {
    this.note({ at: Date.now(), what: 'did', page: page?.number ?? null, words });
  }

  async open(kind: PageKind, chromium: Chromium | null): Promise<OpenPage> {
    const hands =
      kind === 'toolbar' && chromium
        ? await openToolbarPopup(chromium)
        : await this.browser.open(kind === 'codes' ? 'codes.html' : 'popup.html');
    return this.add(kind, hands);
  }

  /** Picks our item of the context menu on a text. @returns the review window, if one opens */
  async menu(chromium: Chromium, text: string): Promise<OpenPage | null> {
    const before = reviewsIn(chromium).length;
    this.note({ at: Date.now(), what: 'menu', text });
    await redeemText(chromium, text);
    for (const end = Date.now() + REVIEW_OPENS; Date.now() < end; await setTimeout(25)) {
      const review = reviewsIn(chromium)[before];
      if (review) return this.add('review', chromiumScreen(review));
    }
    return null;
  }

  private async add(kind: PageKind, hands: Hands, was: number | null = null): Promise<OpenPage> {
    const page = { number: ++this.opened, kind, hands };
    this.note({ at: Date.now(), what: 'opened', page: page.number, kind, was });
    this.pages.push(page);
    await this.record(page);
    return page;
  }

  /** A page loaded anew counts as another one: what was touched in it is not so any more. */
  async reload(page: OpenPage): Promise<OpenPage> {
    await this.take(page);
    this.forget(page);
    await page.hands.reload();
    return this.add(page.kind, page.hands, page.number);
  }

  async close(page: OpenPage): Promise<void> {
    await this.take(page);
    this.forget(page);
    await page.hands.close().catch(() => {}); // it may have closed by itself
  }

  /** Puts what was seen in a page since the last time into the log. One that is gone is gone. */
  async take(page: OpenPage): Promise<void> {
    const at = Date.now();
    try {
      const seen = await page.hands.run(() => window.recorder?.take() ?? [], null);
      for (const one of seen) this.note({ at: one.at, what: 'seen', page: page.number, seen: one });
      this.takenAt.set(page.number, at);
    } catch {
      this.forget(page, this.takenAt.get(page.number));
    }
  }

  async takeAll(): Promise<void> {
    for (const page of [...this.pages]) await this.take(page);
  }

  picture(page: OpenPage): Promise<Picture | null> {
    return page.hands.run(() => window.recorder?.picture() ?? null, null).catch(() => null);
  }

  /** @param closedAt one that closes by itself, as the toolbar's popup does, is open for sure only until it was last heard */
  private forget(page: OpenPage, closedAt = Date.now()): void {
    const at = this.pages.indexOf(page);
    if (at < 0) return;
    this.pages.splice(at, 1);
    this.note({ at: closedAt, what: 'closed', page: page.number });
  }

  /** Between two pages nobody answers. */
  private async record({ kind, hands }: OpenPage): Promise<void> {
    const settings = { fields: FIELDS, early: EARLY[kind] };
    await until('the page can be watched', () =>
      hands.run(isDrawn, null).then(
        (drawn) => drawn && hands.run(installRecorder, settings).then(() => true),
        () => false,
      ),
    );
  }
}

/** Long enough for what is looked up before one opens. */
const REVIEW_OPENS = 2000;

const reviewsIn = ({ context }: Chromium) =>
  context.pages().filter((page) => page.url().includes('review.html'));

const isDrawn = (): boolean =>
  window.recorder === undefined && document.readyState !== 'loading' && document.body !== null;
