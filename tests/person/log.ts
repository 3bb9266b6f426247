import type { LoggedRequest } from '../../local-server/log.ts';
import type { Field, Seen } from './picture.ts';

/** How a page came to be: the toolbar's popup takes a press at once, the others may have opened under one. */
export type PageKind = 'toolbar' | 'tab' | 'review' | 'codes';

/** All that happened, in one row, each with its time (ms since 1970). */
export type Entry = { at: number } /** `was`: the page that was loaded anew as this one. */ & (
  | { what: 'opened'; page: number; kind: PageKind; was: number | null }
  | { what: 'closed'; page: number }
  | { what: 'seen'; page: number; seen: Seen }
  /** The person has finished typing this, on a code if it is a note. */
  | { what: 'wrote'; page: number; field: Field; text: string; about?: string }
  | { what: 'request'; request: LoggedRequest; codes: string[] }
  /** From now on a question is asked above so many IPs. */
  | { what: 'limit'; ips: number }
  /** Picked our item of the context menu on this text. */
  | { what: 'menu'; text: string }
  /** What else the person did, for the trace. */
  | { what: 'did'; page: number | null; words: string }
);

export interface Finding {
  at: number;
  /** What does not hold. */
  rule: string;
  words: string;
}
