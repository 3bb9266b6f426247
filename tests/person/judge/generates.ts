import type { Entry, Finding } from '../log.ts';
import { ORDER_FIELDS, type Press, type Seen } from '../picture.ts';
import { phaseOf, type Sent, type Wished } from './operations.ts';
import { keyOf, type Order, orderIn, sumOf } from './order.ts';
import { firstShown, type PageLog } from './pages.ts';

/** A question takes no answer for so long (ms). */
const HASTY = 500;
const NEAR = 120;
/** A question whose fields have changed goes within this time (ms). */
const GOES = 400;
/** A limit that changed less than this (ms) ago may not have arrived in every page. */
const ARRIVES = 1500;
/** A button that waits for its page's first moment to be over is usable after this time (ms) at the latest. */
const SLOW = 3000;

/** A background that is killed this near (ms) to a press may not have heard it. */
const HEARS = 500;
/** The page says it once more within this time (ms), if it is still there. */
const SAYS_AGAIN = 2000;

/** A press that a page must not take: why, and what a request for it would be called. */
interface Void {
  key: string;
  at: number;
  rule: string;
}

interface Question {
  name: string;
  since: number;
  order: Order | null;
  /** When what it was about changed. */
  staleAt: number | null;
}

/** How many generates the journal holds for an order, by its key: what was refused unsent is told as well. */
export type Journaled = ReadonlyMap<string, number>;

/** Holds each generate that reached the server against what stood in the pressed page at the press. */
export class GenerateJudge {
  readonly findings: Finding[] = [];
  borderline = 0;
  private readonly wished: Wished[] = [];
  private readonly voids: Void[] = [];
  private readonly questions = new Map<number, Question>();
  private readonly asked = new Map<number, Order>();
  private readonly lastWish = new Map<string, { wished: Wished; at: number }>();
  private readonly touched = new Map<string, number>();
  private readonly kills: number[] = [];
  private limit = { ips: 500, before: 500, at: 0 };
  private readonly pages: ReadonlyMap<number, PageLog>;

  constructor(pages: ReadonlyMap<number, PageLog>) {
    this.pages = pages;
  }

  hear(entry: Entry): void {
    if (entry.what === 'did' && entry.words === 'kills the worker') this.kills.push(entry.at);
    if (entry.what === 'limit') this.changeLimit(entry);
    if (entry.what === 'seen') this.see(entry.page, entry.seen);
    if (entry.what === 'request') this.receive(entry);
  }

  private changeLimit({ at, ips }: Extract<Entry, { what: 'limit' }>): void {
    if (ips === this.limit.ips) return;
    this.limit = { ips, before: this.limit.ips, at };
    for (const question of this.questions.values()) question.staleAt ??= at + ARRIVES;
  }

  private see(page: number, seen: Seen): void {
    const { at, input, press, picture } = seen;
    if (input && ORDER_FIELDS.some((field) => field === input)) {
      this.touched.set(`${page} ${picture.account}`, at);
      const question = this.questions.get(page);
      if (question) question.staleAt ??= at;
    }
    this.watchQuestion(page, seen);
    if (press) this.press(page, press, seen);
  }

  /** A question keeps its words, and goes when its own fields change. */
  private watchQuestion(page: number, { at, press, picture }: Seen): void {
    const known = this.questions.get(page);
    const name = picture.question;
    if (name === null) return void this.questions.delete(page);
    if (known && known.name !== name)
      this.find(at, 'question changed', `“${known.name}” became “${name}” in page ${page}`);
    if (known?.order && known.order.account !== picture.account) known.staleAt ??= at;
    if (known?.staleAt != null && at - known.staleAt > GOES && press?.kind === 'question')
      this.find(at, 'question stayed', `“${name}” could be answered after the fields had changed`);
    if (known?.name === name) return;
    const order = known ? known.order : (this.asked.get(page) ?? null);
    this.questions.set(page, { name, since: at, order, staleAt: null });
    if (order && !known && !name.replace(/\D/g, '').startsWith(String(sumOf(order))))
      this.find(at, 'question wrong', `“${name}” was asked about ${keyOf(order)}`);
  }

  private press(page: number, press: Press, seen: Seen): void {
    if (press.repeat) return;
    if (press.kind === 'question') this.answer(page, seen);
    if (press.kind === 'enter' || press.kind === 'generate' || press.kind === 'retry')
      this.order(page, press, seen);
  }

  private order(page: number, press: Press, seen: Seen): void {
    const order = orderIn(seen.picture);
    if (!order) return;
    if (seen.early > NEAR) this.tooEarly(page, order, seen);
    else this.take(page, order, press, seen);
  }

  private take(page: number, order: Order, press: Press, { at, early, picture }: Seen): void {
    const maybeEarly = !(press.kind === 'enter' ? picture.usable : press.usable) && early > -SLOW;
    if (picture.question !== null && press.kind !== 'retry') return;
    const limits = [
      this.limit.ips,
      at - this.limit.at < ARRIVES ? this.limit.before : this.limit.ips,
    ];
    const asks = limits.map((limit) => sumOf(order) > limit);
    if (asks.some(Boolean)) this.asked.set(page, order);
    if (asks.every(Boolean)) {
      this.voids.push({ key: keyOf(order), at, rule: 'not asked' });
      this.expectQuestion(page, order, at, maybeEarly);
    } else this.wish(page, order, at, maybeEarly || asks.some(Boolean), press.kind === 'retry');
  }

  private tooEarly(page: number, order: Order, { at }: Seen): void {
    this.voids.push({ key: keyOf(order), at, rule: 'early' });
    const log = this.pages.get(page);
    const said = firstShown(log, ({ said }) => said.some(saysAgain), at, at + SLOW);
    if (said === null && lives(log, at + 1000))
      this.find(at, 'early', `Enter was too early in page ${page}, and nothing says “Press again”`);
  }

  /** Unless it is the same as one that runs, a press above the limit is answered by a question. */
  private expectQuestion(page: number, order: Order, at: number, unsure: boolean): void {
    const running = this.wished.some(({ key }) => key === keyOf(order));
    const log = this.pages.get(page);
    const asked = firstShown(log, ({ question }) => question !== null, at, at + SLOW);
    if (
      asked === null &&
      !unsure &&
      !running &&
      lives(log, at + SLOW) &&
      !this.touchedSoon(log, at)
    )
      this.find(at, 'unheard', `no question came for ${keyOf(order)} in page ${page}`);
  }

  private touchedSoon(log: PageLog | undefined, at: number): boolean {
    const before = JSON.stringify(log?.shown.findLast((one) => one.at <= at)?.picture.fields);
    return (
      firstShown(log, ({ fields }) => JSON.stringify(fields) !== before, at, at + SLOW) !== null
    );
  }

  private answer(page: number, { at, picture }: Seen): void {
    const question = this.questions.get(page);
    const order = question?.order;
    if (!question || !order) return;
    const since = at - question.since;
    if (since < HASTY - NEAR) this.voids.push({ key: keyOf(order), at, rule: 'hasty answer' });
    else if (order.account === picture.account) this.wish(page, order, at, since < HASTY + NEAR);
  }

  /**
   * @param unsure whether the page may also have taken it for nothing
   * @param isRetry whether its button offers to do again what has ended: it was not there before that
   */
  private wish(page: number, order: Order, at: number, unsure: boolean, isRetry = false): void {
    const key = keyOf(order);
    const place = `${page} ${order.account}`;
    const last = this.lastWish.get(place);
    const touchedAt = this.touched.get(place) ?? Number.NEGATIVE_INFINITY;
    const isTouched = touchedAt > (last?.at ?? Number.NEGATIVE_INFINITY);
    const wished = isTouched
      ? this.touchedWish(page, key, at, touchedAt, unsure)
      : this.untouchedWish(page, key, order.account, at, last?.wished ?? null, unsure, isRetry);
    this.lastWish.set(place, { wished, at });
  }

  private touchedWish(
    page: number,
    key: string,
    at: number,
    touchedAt: number,
    unsure: boolean,
  ): Wished {
    const elsewhere = this.wished.findLast(
      (one) => one.key === key && one.page !== page && one.at > touchedAt,
    );
    return elsewhere ? this.perhapsMore(elsewhere) : this.begin(page, key, at, !unsure);
  }

  private untouchedWish(
    page: number,
    key: string,
    account: string,
    at: number,
    own: Wished | null,
    unsure: boolean,
    isRetry: boolean,
  ): Wished {
    const last = own ?? this.wished.findLast((one) => one.key === key) ?? null;
    if (!last) {
      const others = this.wished.some(
        (one) =>
          one.key.endsWith(` from ${account}`) && phaseOf(one, this.pages, page, at) !== 'over',
      );
      return this.begin(page, key, at, !unsure && !others);
    }
    const phase = phaseOf(last, this.pages, page, at);
    if (phase === 'same' && isRetry && last.key === key) return this.perhapsMore(last);
    if (phase === 'same') {
      if (last.key !== key) this.voids.push({ key, at, rule: 'twice' });
      return last;
    }
    if (phase === 'over') return this.begin(page, key, at, !unsure);
    return last.key === key ? this.perhapsMore(last) : this.begin(page, key, at, false);
  }

  private begin(page: number, key: string, at: number, sure: boolean): Wished {
    if (!sure) this.borderline++;
    const wished = { key, page, at, most: 1, least: sure ? 1 : 0, sent: [] };
    this.wished.push(wished);
    return wished;
  }

  private perhapsMore(wished: Wished): Wished {
    this.borderline++;
    wished.most++;
    return wished;
  }

  private receive({ request, codes }: Extract<Entry, { what: 'request' }>): void {
    if (!request.path.endsWith('/generate')) return;
    const order = orderOf(request.body, request.sender ?? '');
    const key = order ? keyOf(order) : JSON.stringify(request.body);
    const sent: Sent = { request, codes };
    const open = this.wished.filter((one) => one.key === key && one.sent.length < one.most);
    const one = open.find(({ sent, least }) => sent.length < least) ?? open[0];
    if (one) one.sent.push(sent);
    else this.unasked(key, request.at);
  }

  private unasked(key: string, at: number): void {
    const forbidden = this.voids.findLast((one) => one.key === key && at - one.at < 10_000);
    const pressed = this.wished.some((one) => one.key === key);
    if (forbidden)
      this.find(at, forbidden.rule, `${key} was spent by a press that counts for nothing`);
    else if (pressed)
      this.find(at, 'twice', `${key} was spent more often than it stood in a pressed page`);
    else this.find(at, 'unasked', `${key} was spent, and stood in no page that was pressed in`);
  }

  /** At the end each press that was sure must have led to its request, or to words. */
  end(journaled: Journaled): void {
    for (const key of new Set(this.wished.map(({ key }) => key))) {
      const all = this.wished.filter((one) => one.key === key);
      const sent = all.reduce((sum, one) => sum + one.sent.length, 0);
      const silent = all.filter(
        (one) => one.least > 0 && !this.toldFailure(one) && !this.wasCutOff(one),
      );
      if (silent.length <= Math.max(sent, journaled.get(key) ?? 0)) continue;
      const { at, page } = silent.find((one) => one.sent.length === 0) ??
        silent[0] ?? { at: 0, page: 0 };
      this.find(
        at,
        'unheard',
        `${key}, pressed in page ${page}, was never sent, and nothing says so`,
      );
    }
  }

  private toldFailure({ page, at, sent }: Wished): boolean {
    if (sent.length > 0) return false;
    const log = this.pages.get(page);
    const before = log?.shown.findLast((one) => one.at <= at)?.picture.alerts.join();
    const isNew = (alerts: string[]) => alerts.length > 0 && alerts.join() !== before;
    return firstShown(log, ({ alerts }) => isNew(alerts), at, at + 15_000) !== null;
  }

  /** Neither the background nor the page outlived the press: nothing is spent, and its numbers stay in the fields. */
  private wasCutOff({ page, at }: Wished): boolean {
    const isKilled = this.kills.some((kill) => Math.abs(kill - at) < HEARS);
    return isKilled && !lives(this.pages.get(page), at + SAYS_AGAIN);
  }

  private find(at: number, rule: string, words: string): void {
    this.findings.push({ at, rule, words });
  }
}

const saysAgain = (words: string): boolean => /press .*again/i.test(words);

const lives = (page: PageLog | undefined, until: number): boolean =>
  page !== undefined && page.closedAt > until && (page.shown.at(-1)?.at ?? 0) > 0;

function orderOf(body: unknown, account: string): Order | null {
  if (typeof body !== 'object' || body === null) return null;
  const {
    number_of_ips: ips,
    number_of_codes: count,
    forward_to: to = '',
  } = body as Record<string, unknown>;
  if (typeof ips !== 'number' || typeof count !== 'number' || typeof to !== 'string') return null;
  return { account, ips, count, to };
}
