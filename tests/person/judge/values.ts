import type { Entry, Finding } from '../log.ts';
import { type Field, ORDER_FIELDS, type Picture, type Press, type Seen } from '../picture.ts';
import { orderIn } from './order.ts';
import type { PageLog } from './pages.ts';

/** So long (ms) after another account was chosen the fields may still be the other's. */
const SWITCHES = 1000;
/** Typing one field takes no longer than this (ms). */
const TYPES = 4000;
/** A page shows what was typed before within this time (ms). */
const OPENS = 500;

/** What is stored may come into a page that nobody has touched within this time (ms). */
const BEGINS = 3000;

interface Typed {
  text: string;
  at: number;
  page: number;
}

interface Place {
  account: string | null;
  /** The account that was shown before, and since when it is this one. */
  before: string | null;
  since: number;
  /** What was typed and not pressed, by account and field. */
  held: Map<string, string>;
  last: Picture | null;
  /** Whether the person has done anything there. */
  acted: boolean;
  /** Whether refused codes were asked for once more: they are put below what stands in the box. */
  mayGrow: boolean;
  /** Whether the page has been looked at for what had been typed before it was opened. */
  compared: boolean;
}

/** Holds everything typed against what stands in its field later. */
export class ValueJudge {
  readonly findings: Finding[] = [];
  private readonly places = new Map<number, Place>();
  /** What was typed and not pressed of each account and field; several where several pages have typed. */
  private readonly drafts = new Map<string, Typed[]>();
  /** Accounts for which refused codes were asked for once more, perhaps in a page that closed before it showed them. */
  private readonly grown = new Set<string | null>();
  /** Whose each recipient and each text of codes is: of all in whose form it was typed, be it on the way to another. */
  private readonly owners = new Map<string, Set<string>>();
  private readonly focused = new Set<string>();
  private readonly pages: ReadonlyMap<number, PageLog>;

  constructor(pages: ReadonlyMap<number, PageLog>) {
    this.pages = pages;
  }

  hear(entry: Entry): void {
    if (entry.what === 'wrote') this.wrote(entry);
    if (entry.what === 'seen') this.see(entry.page, entry.seen);
  }

  private see(number: number, seen: Seen): void {
    const { at, input, press, picture } = seen;
    const place = this.placeOf(number, picture, at);
    if (picture.account !== place.account)
      Object.assign(place, { account: picture.account, before: place.account, since: at });
    if (input) this.typed(number, place, input, seen);
    if (!input) this.grow(number, place, seen);
    if (!input && at - place.since > SWITCHES) this.compare(number, place, seen);
    if (at - place.since > SWITCHES) this.strayed(number, picture, at);
    this.reopened(number, place, seen);
    if (press && !press.repeat) this.pressed(place, press, seen);
    place.acted ||= input !== null || press !== null;
    place.last = picture;
  }

  private placeOf(number: number, { account }: Picture, at: number): Place {
    const known = this.places.get(number);
    if (known) return known;
    const place = {
      account,
      before: null,
      since: at,
      held: new Map(),
      last: null,
      acted: false,
      mayGrow: false,
      compared: false,
    };
    this.places.set(number, place);
    return place;
  }

  private typed(number: number, place: Place, field: Field, { at, picture }: Seen): void {
    const text = picture.fields[field];
    if (text === null || picture.account === null) return;
    const key = `${picture.account} ${field}`;
    place.held.set(key, text);
    const others = (this.drafts.get(key) ?? []).filter(
      ({ page }) => page !== number && this.isOpen(page, at),
    );
    this.drafts.set(key, [...others, { text, at, page: number }]);
    if (field === 'to' || field === 'codes') {
      if (text.length > 8) this.ownersOf(text).add(picture.account);
    }
  }

  private ownersOf(text: string): Set<string> {
    const owners = this.owners.get(text) ?? new Set();
    this.owners.set(text, owners);
    return owners;
  }

  private isOpen(page: number, at: number): boolean {
    return (this.pages.get(page)?.closedAt ?? 0) > at;
  }

  /** What is touched stays, and what has the focus. */
  private compare(number: number, place: Place, { at, picture }: Seen): void {
    for (const field of [...ORDER_FIELDS, 'codes'] as const) {
      const key = `${picture.account} ${field}`;
      const held = place.held.get(key);
      const now = picture.fields[field];
      if (held === undefined) this.compareFocused(number, place, field, { at, picture });
      if (held === undefined || now === null || now === held) continue;
      this.find(at, 'changed', `${field} in page ${number}: “${held}” became “${now}”`);
      place.held.delete(key);
    }
  }

  /** Refused codes that are tried once more are put below what stands in the box. */
  private grow(number: number, place: Place, { at, picture }: Seen): void {
    const key = `${picture.account} codes`;
    const [held, now] = [place.held.get(key), picture.fields.codes];
    if (!place.mayGrow || held === undefined || now === null || now === held) return;
    if (!now.startsWith(held.trimEnd())) return;
    place.mayGrow = false;
    place.held.set(key, now);
    this.drafts.set(key, [{ text: now, at, page: number }]);
  }

  private compareFocused(
    number: number,
    { last, acted }: Place,
    field: Field,
    { at, picture }: Pick<Seen, 'at' | 'picture'>,
  ): void {
    const opened = this.pages.get(number)?.openedAt ?? at;
    const begins = at - opened < OPENS || (!acted && at - opened < BEGINS);
    const stayed = last?.focus === field && picture.focus === field;
    if (!stayed || field === 'codes' || begins || last.account !== picture.account) return;
    const [before, now] = [last.fields[field], picture.fields[field]];
    const place = `${number} ${field}`;
    if (before === null || now === null || before === now || this.focused.has(place)) return;
    this.focused.add(place); // once is enough
    this.find(
      at,
      'changed',
      `${field} in page ${number}, with the focus: “${before}” became “${now}”`,
    );
  }

  /** What was typed for one account never stands under another. */
  private strayed(number: number, { account, fields }: Picture, at: number): void {
    for (const text of [fields.to, fields.codes]) {
      if (!text || account === null || !this.owners.has(text)) continue;
      const owners = this.ownersOf(text);
      if (owners.has(account)) continue;
      this.find(
        at,
        'strayed',
        `“${text.slice(0, 40)}” in page ${number}, typed for ${[...owners]}, stands under ${account}`,
      );
      owners.add(account);
    }
  }

  /** A page that is opened anew holds what was typed and not pressed. */
  private reopened(number: number, place: Place, { at, input, press, picture }: Seen): void {
    if (place.compared || picture.account === null) return;
    const page = this.pages.get(number);
    const isLast = page?.shown.at(-1)?.at === at;
    if (!input && !press && !isLast) return;
    place.compared = true;
    if (!page || page.kind === 'review' || page.kind === 'codes' || at - page.openedAt < OPENS)
      return;
    const before = place.last ?? picture;
    for (const field of [...ORDER_FIELDS, 'codes'] as const) {
      const key = `${before.account} ${field}`;
      const drafts = this.drafts.get(key) ?? [];
      const now = before.fields[field];
      const mayGrow = field === 'codes' && this.grown.has(before.account);
      if (this.ownBefore(page, before.account, field) === now) continue;
      const isThere = drafts.some(
        ({ text, at }) =>
          text === now || at > page.openedAt || (mayGrow && now?.startsWith(text.trimEnd())),
      );
      if (field === input || drafts.length === 0 || now === null || isThere) continue;
      const [draft] = drafts;
      this.find(
        at,
        'lost',
        `${field} in page ${number}: “${draft?.text}” was typed before, now “${now}”`,
      );
      this.drafts.delete(key);
    }
  }

  /** What stood there when this page was loaded anew: it keeps its own, whatever was typed elsewhere. */
  private ownBefore({ was }: PageLog, account: string | null, field: Field): string | null {
    const own = was === null ? undefined : this.pages.get(was)?.shown;
    return (
      own?.findLast(({ picture }) => picture.account === account)?.picture.fields[field] ?? null
    );
  }

  /** From the instant of a press its fields are the next draft's. */
  private pressed(place: Place, press: Press, { early, picture }: Seen): void {
    if (press.kind === 'refused-again') {
      place.mayGrow = true;
      this.grown.add(picture.account);
    }
    const isOrder = ['enter', 'generate', 'retry', 'question'].includes(press.kind);
    const isRedeem = press.kind === 'redeem';
    if (early > 0 || (!isOrder && !isRedeem) || (isOrder && !orderIn(picture))) return;
    for (const field of isRedeem ? (['codes'] as const) : ORDER_FIELDS) {
      const key = `${picture.account} ${field}`;
      place.held.delete(key);
      this.drafts.delete(key);
    }
  }

  /** What was typed letter by letter arrived whole, unless another account came in between: then its beginning stays. */
  private wrote({ at, page, field, text }: Extract<Entry, { what: 'wrote' }>): void {
    const place = this.places.get(page);
    const now = place?.last?.fields[field];
    if (!place || now == null || now === text) return;
    const begun = place.held.get(`${place.before} ${field}`);
    if (begun && text.startsWith(begun) && at - place.since < TYPES) return;
    this.find(
      at,
      'changed',
      `${field} in page ${page}: typed “${text.slice(0, 60)}”, holds “${now.slice(0, 60)}”`,
    );
  }

  private find(at: number, rule: string, words: string): void {
    this.findings.push({ at, rule, words });
  }
}
