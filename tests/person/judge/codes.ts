import type { Entry, Finding } from '../log.ts';
import type { Press, Seen } from '../picture.ts';
import { type PageLog, shownAt } from './pages.ts';

/** A revoke can be taken back from, and until, so long (ms) after its press; in truth somewhat longer. */
const UNDO_FROM = 1500;
const UNDO_UNTIL = 4500;
/** An Undo pressed later (ms) has come too late. */
const TOO_LATE = 7000;

interface Revoke {
  codes: ReadonlySet<string>;
  account: string | null;
  page: number;
  at: number;
  /** When it was taken back; `maybe`: one of several was, and none can say which. */
  undoneAt: number | null;
  maybe: boolean;
}

/** Holds what is revoked against what was ticked and not taken back. */
export class CodesJudge {
  readonly findings: Finding[] = [];
  private readonly revokes: Revoke[] = [];
  private readonly pages: ReadonlyMap<number, PageLog>;

  constructor(pages: ReadonlyMap<number, PageLog>) {
    this.pages = pages;
  }

  hear(entry: Entry): void {
    if (entry.what === 'seen') this.see(entry.page, entry.seen);
    if (entry.what === 'request' && entry.request.path.endsWith('/revoke-code'))
      this.receive(entry);
  }

  private see(page: number, { at, press, picture }: Seen): void {
    if (press && !press.repeat && press.usable) this.press(page, at, press, picture);
  }

  private press(
    page: number,
    at: number,
    press: Press,
    { account, ticked }: Seen['picture'],
  ): void {
    const held = this.revokes.filter((one) => one.undoneAt === null && at - one.at < TOO_LATE);
    if (press.kind === 'revoke') {
      // What waits to be revoked already stays with its own Undo.
      const fresh = ticked.filter((code) => !held.some(({ codes }) => codes.has(code)));
      if (fresh.length === 0) return;
      this.revokes.push({
        codes: new Set(fresh),
        account,
        page,
        at,
        undoneAt: null,
        maybe: false,
      });
    }
    if (press.kind !== 'undo') return;
    const named = held.filter(({ codes }) =>
      [...codes].some((code) => press.around.includes(code)),
    );
    const [one, ...others] = named.length > 0 ? named : held;
    if (one && others.length === 0) one.undoneAt = at;
    else for (const each of held) each.maybe = true;
  }

  private receive({ at, request }: Extract<Entry, { what: 'request' }>): void {
    const body = JSON.stringify(request.body);
    const codes: string[] = body.match(/"[A-Z0-9]{8,12}"/g)?.map((code) => code.slice(1, -1)) ?? [];
    for (const code of codes) {
      const asked = this.revokes.filter(
        (one) => one.codes.has(code) && one.account === request.sender && one.at <= at,
      );
      const isWanted = asked.some(
        ({ undoneAt, maybe }) => undoneAt === null || maybe || undoneAt > at - 50,
      );
      if (asked.length === 0)
        this.find(at, 'unasked', `${code} was revoked, and was not ticked at a press`);
      else if (!isWanted) this.find(at, 'undone', `${code} was revoked after its Undo`);
    }
  }

  /** Each revoke that can still be taken back has its own button. */
  end(): void {
    for (const revoke of this.revokes) {
      const page = this.pages.get(revoke.page);
      for (const age of [UNDO_FROM, UNDO_UNTIL]) {
        const at = revoke.at + age;
        const isHeld = (one: Revoke) =>
          one.page === revoke.page &&
          at - one.at >= UNDO_FROM &&
          at - one.at <= UNDO_UNTIL &&
          (one.undoneAt === null || one.undoneAt > at) &&
          !one.maybe;
        const held = this.revokes.filter(isHeld).length;
        const shown = shownAt(page, at);
        if (!page || page.closedAt < at || !shown || shown.account !== revoke.account) continue;
        if (shown.undos >= held) continue;
        this.find(
          at,
          'no undo',
          `${held} revokes can be taken back, with ${shown.undos} buttons for it`,
        );
      }
    }
  }

  private find(at: number, rule: string, words: string): void {
    this.findings.push({ at, rule, words });
  }
}
