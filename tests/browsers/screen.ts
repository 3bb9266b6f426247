/** A place in a page, in CSS pixels. */
export interface Point {
  x: number;
  y: number;
}

/** The roles of what a person acts on. */
export type Control =
  | 'button'
  | 'link'
  | 'textbox'
  | 'spinbutton'
  | 'combobox'
  | 'checkbox'
  | 'radio'
  | 'switch'
  | 'searchbox'
  | 'tab';

/** Any role that can be looked for. */
export type Role =
  | Control
  | 'form'
  | 'list'
  | 'listitem'
  | 'status'
  | 'alert'
  | 'heading'
  | 'alertdialog'
  | 'main';

/**
 * A page as a person meets it, the same for both browsers: things are found by role and accessible name, and what is
 * acted on is waited for.
 */
export interface Screen {
  click(role: Control, name: string): Promise<void>;
  doubleClick(role: Control, name: string): Promise<void>;
  /** Replaces what a field holds. */
  fill(role: Control, name: string, text: string): Promise<void>;
  /** Picks an option of a combobox by what it says. */
  choose(name: string, option: string): Promise<void>;
  /** Presses a key where the focus is, e.g. `Enter` or `Control+V`. */
  press(key: string): Promise<void>;
  /** The parts of a press, for one that is held: `down` again while it is down repeats the key. */
  keyDown(key: string): Promise<void>;
  keyUp(key: string): Promise<void>;
  /** Types where the focus is, with a pause (ms) after each key. */
  type(text: string, pause: number): Promise<void>;
  /** Clicks whatever is at a place, so many times in a row. */
  clickAt(at: Point, times?: number): Promise<void>;
  rightClick(at: Point): Promise<void>;
  /** What everything of a role (and a name) says now; empty where there is nothing. */
  texts(role: Role, name?: string): Promise<string[]>;
  /** What the items of a list say now; empty where there is no list. */
  items(list: string): Promise<string[]>;
  /** What a field holds now. */
  value(role: Control, name: string): Promise<string>;
  /** Whether a checkbox is ticked. */
  isChecked(role: Control, name: string): Promise<boolean>;
  /** Runs a function in the page. */
  run<T, A>(inPage: (argument: A) => T | Promise<T>, argument: A): Promise<T>;
  /** Runs a script's text in the page, past its content security policy. */
  runText(script: string): Promise<unknown>;
  /** Brings it before the other pages. */
  front(): Promise<void>;
  reload(): Promise<void>;
  screenshot(file: string): Promise<void>;
  close(): Promise<void>;
}

/** A page of the extension. */
export type OwnPage =
  | 'popup.html'
  | 'options.html'
  | 'codes.html'
  | 'manifest.json'
  | `review.html?id=${string}`;

/** A real browser with the extension in it. */
export interface TestBrowser {
  /** The folder that files are saved to. */
  readonly downloads: string;
  /** Opens a page of the extension and waits until what spends can be pressed there. */
  open(page: OwnPage): Promise<Screen>;
  /** The same without waiting. */
  openNow(page: OwnPage): Promise<Screen>;
  visit(url: string): Promise<Screen>;
  /** Waits for a page whose address holds this text, which opens by itself. */
  opened(part: string): Promise<Screen>;
  /** Makes sure that the background does not run: Chromium's is killed, Firefox's, if `sleepy`, waited for. */
  sleep(): Promise<void>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** The display to show windows on; `null`, the default, is headless. */
  display?: string | null;
  /** Whether the person prefers dark colours. */
  dark?: boolean;
  /** Whether Firefox ends the background after 2 seconds without an event instead of 30. */
  sleepy?: boolean;
  /** The folder of another extension to load beside ours. */
  beside?: string;
}

/** In the page: whether the program is there and takes every press. The popup, where something else may have opened it, waits a while. */
export const isUsable = (): boolean =>
  !location.pathname.endsWith('/popup.html') ||
  (document.querySelector('.set-up, .said, [role=alert]') !== null &&
    document.querySelector('[data-press-again]:disabled') === null);

export const BROWSERS = ['chromium', 'firefox'] as const;
export type BrowserName = (typeof BROWSERS)[number];
