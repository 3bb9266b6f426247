/* What is known of a page at one instant, as a person could read it there. */

export const FIELDS = {
  ips: 'IPs per code',
  count: 'Number of codes',
  to: 'Forward to',
  codes: 'Codes to redeem',
  note: 'Note',
} as const;

export type Field = keyof typeof FIELDS;
export const ORDER_FIELDS = ['ips', 'count', 'to'] as const satisfies readonly Field[];

export interface Picture {
  /** The account that is shown. */
  account: string | null;
  /** What each field holds; `null` where it is not there. */
  fields: Record<Field, string | null>;
  focus: Field | null;
  /** What the button that generates says, or the review window's that redeems. */
  button: string | null;
  usable: boolean;
  /** What the button of a question says. */
  question: string | null;
  /** The items of all lists of new codes, and the alerts, that have been painted. */
  newCodes: string[];
  alertsInView: string[];
  /** The items of all lists of results. */
  results: string[];
  /** The ticked codes. */
  ticked: string[];
  /** What the rows of the table of codes say, and how many revokes can be taken back. */
  rows: string[];
  undos: number;
  /** What is said in live regions, and beside wrong fields. */
  said: string[];
  alerts: string[];
}

export type PressKind =
  | 'enter'
  | 'generate'
  | 'retry'
  | 'question'
  | 'cancel'
  | 'redeem'
  | 'refused-again'
  | 'review'
  | 'revoke'
  | 'undo'
  | 'other';

export interface Press {
  kind: PressKind;
  /** The button's name; the field's for a key. */
  name: string;
  /** A repeat of a key that is held down. */
  repeat: boolean;
  /** Whether what was pressed was not disabled in any way. */
  usable: boolean;
  /** What the list item around the button says. */
  around: string;
}

/** One thing that happened in a page, with the picture just before the page's own code heard of it. */
export interface Seen {
  /** ms since 1970. */
  at: number;
  /** What was typed into; a press; or neither: the page has changed by itself. */
  input: Field | null;
  press: Press | null;
  /** How much (ms) of the first moment is left in which a press in this page may be meant for elsewhere. */
  early: number;
  picture: Picture;
}

/** What stands in the page for the tests to ask. */
export interface Recorder {
  /** What was seen since the last time. */
  take(): Seen[];
  /** The middle of a field, or of the first visible button whose name matches; scrolled into view. */
  place(
    what: { field: Field } | { button: string } | { tick: string },
  ): { x: number; y: number } | null;
  picture(): Picture;
}

declare global {
  interface Window {
    recorder?: Recorder;
  }
}
