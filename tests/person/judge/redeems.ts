import type { Entry, Finding } from '../log.ts';
import type { Press, Seen } from '../picture.ts';
import { firstShown, type PageLog } from './pages.ts';

/** Within so long (ms) of the border a press may be early or not: a busy browser tells late when it has painted. */
const NEAR = 120;
const SLOW = 3000;
/** As the person types them, see `clearCode`. */
const CODE = /[A-Z]\d[A-Z]{2}\d[A-Z]{2}\d/g;

export const codesIn = (text: string): string[] => [...new Set(text.match(CODE) ?? [])];

interface Pressed {
  code: string;
  /** `null`: the account of the time, which no page showed. */
  account: string | null;
  at: number;
  page: number;
  /** Whether it must be heard. */
  sure: boolean;
}

/** So long (ms) a page may look for codes in a text: closed meanwhile it sends nothing, and the text stays in the box. */
const LOOKS = 500;

/** Holds each code that was sent to be redeemed against what stood in the pressed page at the press. */
export class RedeemJudge {
  readonly findings: Finding[] = [];
  private readonly pressed: Pressed[] = [];
  private readonly early: Pressed[] = [];
  private readonly touched = new Set<string>();
  private readonly sent = new Map<string, Set<string>>();
  private readonly told = new Set<string>();
  private readonly pages: ReadonlyMap<number, PageLog>;

  constructor(pages: ReadonlyMap<number, PageLog>) {
    this.pages = pages;
  }

  hear(entry: Entry): void {
    if (entry.what === 'menu') this.menu(entry);
    if (entry.what === 'seen') this.see(entry.page, entry.seen);
    if (entry.what === 'request') this.receive(entry);
  }

  /** One clear code is redeemed at once; several are asked about. */
  private menu({ at, text }: Extract<Entry, { what: 'menu' }>): void {
    const [code, more] = codesIn(text);
    if (code && !more) this.pressed.push({ code, account: null, at, page: 0, sure: false });
  }

  private see(page: number, seen: Seen): void {
    const { input, press, picture } = seen;
    const place = `${page} ${picture.account}`;
    if (input === 'codes') this.touched.add(place);
    if (press && !press.repeat) this.press(page, place, press, seen);
    for (const code of codesIn(picture.results.join(' '))) this.told.add(code);
  }

  private press(page: number, place: string, press: Press, seen: Seen): void {
    const text = textPressed(press, seen);
    if (text === null) return;
    const { at, early, picture } = seen;
    const isBox = press.kind === 'redeem';
    const usable = isBox || press.usable;
    const sure = usable && early < -SLOW && (!isBox || this.touched.has(place));
    const codes = codesIn(text).map((code) => ({ code, account: picture.account, at, page, sure }));
    const isAskedBack = press.kind === 'refused-again'; // puts codes into the box, and redeems nothing
    if (early > NEAR && !isAskedBack) this.tooEarly(page, at, codes);
    else this.pressed.push(...codes);
    if (isBox && early <= NEAR) this.touched.delete(place);
  }

  private tooEarly(page: number, at: number, codes: Pressed[]): void {
    this.early.push(...codes);
    const log = this.pages.get(page);
    const said = firstShown(
      log,
      ({ said }) => said.some((one) => /press .*again/i.test(one)),
      at,
      at + SLOW,
    );
    if (codes.length > 0 && said === null && log && log.closedAt > at + 1000)
      this.findings.push({
        at,
        rule: 'early',
        words: `a press to redeem was too early in page ${page}, and nothing says so`,
      });
  }

  private receive({ request, at }: Extract<Entry, { what: 'request' }>): void {
    if (!request.path.endsWith('/use-code')) return;
    const account = request.sender ?? '';
    const sent = this.sent.get(account) ?? new Set();
    this.sent.set(account, sent);
    for (const code of codesIn(JSON.stringify(request.body))) {
      if (sent.has(code)) continue;
      sent.add(code);
      const isIt = (one: Pressed) =>
        one.code === code && (one.account === null || one.account === account) && one.at <= at + 50;
      if (this.pressed.some(isIt)) continue;
      const rule = this.early.some(isIt) ? 'early' : 'unasked';
      this.findings.push({
        at,
        rule,
        words: `${code} was redeemed for ${account}, which no press asked for`,
      });
    }
  }

  end(journaled: ReadonlySet<string>): void {
    const lost = this.pressed.filter(
      ({ code, account, sure }) =>
        sure &&
        !this.sent.get(account ?? '')?.has(code) &&
        !journaled.has(code) &&
        !this.told.has(code),
    );
    for (const one of lost) {
      const log = this.pages.get(one.page);
      if ((log?.closedAt ?? 0) < one.at + LOOKS) continue;
      const before = log?.shown.findLast(({ at }) => at <= one.at)?.picture.alerts.join();
      const isNew = (alerts: string[]) => alerts.length > 0 && alerts.join() !== before;
      if (firstShown(log, ({ alerts }) => isNew(alerts), one.at, one.at + 15_000) !== null)
        continue;
      const words = `${one.code}, pressed in page ${one.page}, was never sent, and nothing says so`;
      this.findings.push({ at: one.at, rule: 'unheard', words });
    }
  }
}

/** What a press asks to redeem; `null` for any other press. */
function textPressed({ kind, around }: Press, { picture }: Seen): string | null {
  if (kind === 'redeem') return picture.fields.codes;
  if (kind === 'refused-again') return around;
  return kind === 'review' ? picture.ticked.join(' ') : null;
}
