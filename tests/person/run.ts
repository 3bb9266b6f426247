import { setTimeout } from 'node:timers/promises';
import type { LoggedRequest } from '../../local-server/log.ts';
import { type LocalServer, startLocalServer } from '../../local-server/server.ts';
import type { Operation } from '../../utils/share-codes/operation.ts';
import { type Chromium, launchChromium } from '../browsers/chromium.ts';
import { launchFirefox } from '../browsers/firefox.ts';
import { saveAccount, say, sayOn } from '../browsers/say.ts';
import type { BrowserName, TestBrowser } from '../browsers/screen.ts';
import { Dice } from '../chaos/dice.ts';
import { type Journal, readJournal } from '../chaos/journal.ts';
import { Desk } from './desk.ts';
import { judge } from './judge/judge.ts';
import type { Entry } from './log.ts';
import { Person } from './person.ts';
import { trace } from './trace.ts';
import { CALM } from './trouble.ts';

export interface Wishes {
  seed: number;
  browser: BrowserName;
  /** The run ends after so many presses, or at this time (ms since 1970). */
  presses: number;
  until?: number;
  /** No answer takes longer than about this (ms). */
  slowest?: number;
}

export interface Report {
  presses: number;
  generates: number;
  redeemed: number;
  kills: number;
  pages: number;
  borderline: number;
  /** What does not hold, each with what had just been done. */
  faulty: string[];
}

const RICH = 10_000_000;
/** So long (ms) what was pressed may take to be sent, when the server is well again. */
const LONGEST = 60_000;

/** Lets a random person work in a real browser against a troublesome server, and judges all that came of it. */
export async function randomPerson(wishes: Wishes): Promise<Report> {
  const server = await startLocalServer({ seed: wishes.seed, codes: 30 });
  const chromium = wishes.browser === 'chromium' ? await launchChromium() : null;
  const browser = chromium ?? (await launchFirefox());
  try {
    return await work(wishes, server, browser, chromium);
  } finally {
    await browser.close();
    await server.close();
  }
}

async function work(
  { seed, presses, until = Number.POSITIVE_INFINITY, slowest = 6000 }: Wishes,
  server: LocalServer,
  browser: TestBrowser,
  chromium: Chromium | null,
): Promise<Report> {
  server.setFaults(CALM);
  const names = new Map<string, string>();
  for (const account of server.books.accounts) {
    account.balance = RICH;
    const draft = { address: server.url, key: account.key, name: account.email };
    names.set((await saveAccount(browser, draft)).id, account.email);
  }
  server.requests.length = 0;
  const desk = new Desk(browser);
  const setLimit = async (ips: number) => {
    desk.note({ at: Date.now(), what: 'limit', ips });
    await say(browser, { type: 'save-settings', settings: { confirmAboveIps: ips } });
  };
  const accounts = [...names.values()];
  const person = new Person(new Dice(seed), {
    browser,
    chromium,
    server,
    desk,
    accounts,
    slowest,
    setLimit,
  });
  while (pressesIn(desk.log) < presses && Date.now() < until) await person.act();
  server.setFaults(CALM);
  const journal = await settle(browser);
  await desk.takeAll();
  const log = [...desk.log, ...server.requests.map((request) => entryOf(request, server))];
  const { findings, borderline } = judge(log, { ...journal, names });
  const sent = (path: string) => server.requests.filter((one) => one.path.endsWith(path)).length;
  return {
    presses: pressesIn(log),
    generates: sent('/generate'),
    redeemed: sent('/use-code'),
    kills: person.kills,
    pages: log.filter(({ what }) => what === 'opened').length,
    borderline,
    faulty: findings.map((finding) => trace(finding, log)),
  };
}

const pressesIn = (log: readonly Entry[]): number =>
  log.filter((one) => one.what === 'seen' && one.seen.press && one.seen.press.kind !== 'other')
    .length;

/** A request, with the codes that the server made for it. */
function entryOf(request: LoggedRequest, { books }: LocalServer): Entry {
  const end = request.endedAt ?? Number.POSITIVE_INFINITY;
  const isGenerate = request.path.endsWith('/generate');
  const made = books.codes.filter(
    ({ maker, createdAt }) =>
      isGenerate && maker === request.sender && createdAt >= request.at && createdAt <= end,
  );
  const codes = made.slice(0, wantedBy(request)).map(({ code }) => code);
  return { at: request.at, what: 'request', request, codes };
}

/** Later ones are another request's, which overtook the answer. */
const wantedBy = ({ body }: LoggedRequest): number =>
  typeof body === 'object' && body && 'number_of_codes' in body ? Number(body.number_of_codes) : 0;

/** Until everything that was pressed has been sent. What is only still looked up may go on. */
async function settle(browser: TestBrowser): Promise<Journal> {
  const page = await browser.open('manifest.json');
  try {
    for (const end = Date.now() + LONGEST; ; await setTimeout(500)) {
      const journal = await readJournal(page);
      const unsent = journal.operations.filter((one) => one.open === 1 && isUnsent(one));
      if (unsent.length === 0 || Date.now() > end) return journal;
      for (const { id } of unsent) await sayOn(page, { type: 'check-now', operationId: id });
    }
  } finally {
    await page.close();
  }
}

const isUnsent = ({ state }: Operation): boolean =>
  state === 'accepted' || state === 'sent' || state === 'running';
