import type { Entry, Finding } from '../log.ts';
import { type PageLog, type Shown, shownAt } from './pages.ts';

/** A list and its notes are read and shown within this time (ms). */
const READS = 3000;

interface Note {
  code: string;
  account: string;
  text: string;
  at: number;
}

/** Holds the notes that stand in pages opened later against what was typed. */
export class NoteJudge {
  readonly findings: Finding[] = [];
  private readonly notes: Note[] = [];
  private readonly pages: ReadonlyMap<number, PageLog>;
  private now = 0;

  constructor(pages: ReadonlyMap<number, PageLog>) {
    this.pages = pages;
  }

  hear(entry: Entry): void {
    this.now = entry.at;
    if (entry.what !== 'wrote' || entry.field !== 'note') return;
    const { page, about = '', text, at } = entry;
    const account = shownAt(this.pages.get(page), at)?.account;
    if (account) this.notes.push({ code: about, account, text: text.trim(), at });
  }

  /** What counts is what stands there in the end: the first paint of a list has no notes yet. */
  end(): void {
    for (const [number, page] of this.pages)
      for (const { last, until } of staysIn(page, this.now)) this.compare(number, last, until);
  }

  private compare(number: number, { picture: { account, rows } }: Shown, until: number): void {
    const openedAt = this.pages.get(number)?.openedAt ?? 0;
    const before = this.notes.filter((one) => one.account === account && one.at < until);
    for (const note of before) {
      const { code, text } = note;
      const row = rows.find((one) => one.includes(code));
      const isLatest = before.findLast((one) => one.code === code) === note;
      if (!row || row.includes(text) || !isLatest || note.at >= openedAt) continue;
      const words = `the note “${text}” on ${code} is not in page ${number}, opened later`;
      this.findings.push({ at: until, rule: 'lost', words });
      this.notes.splice(this.notes.indexOf(note), 1); // once is enough
    }
  }
}

/** What a page showed last of each account that it has shown for long enough, and until when. */
function staysIn({ shown, closedAt }: PageLog, now: number): { last: Shown; until: number }[] {
  const end = Math.min(closedAt, now);
  return shown.flatMap((last, at) => {
    const { account } = last.picture;
    const next = shown[at + 1];
    if (next?.picture.account === account) return [];
    const other = shown.findLastIndex((one, i) => i < at && one.picture.account !== account);
    const since = shown[other + 1]?.at ?? last.at;
    const until = next?.at ?? end;
    return until - since > READS ? [{ last, until }] : [];
  });
}
