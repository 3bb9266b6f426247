import { setTimeout } from 'node:timers/promises';
import type { FaultInput } from '../../local-server/faults.ts';
import { type LocalServer, startLocalServer } from '../../local-server/server.ts';
import type { Message } from '../../utils/messages.ts';
import type { Account } from '../../utils/share-codes/account.ts';
import { type Chromium, launchChromium } from '../browsers/chromium.ts';
import { saveAccount } from '../browsers/say.ts';
import type { Screen } from '../browsers/screen.ts';
import { compare, type Start, startOf } from './books.ts';
import { Dice } from './dice.ts';
import { type Journal, readJournal } from './journal.ts';

/*
 * Random operations under random faults, with the worker killed and the browser restarted at random moments.
 * When all has settled, the server's books and the extension's are compared.
 */

export interface Report {
  operations: number;
  kills: number;
  restarts: number;
  faults: number;
  /** What does not fit, in words. */
  faulty: string[];
}

export interface Wishes {
  seed: number;
  /** How long to go on, in rounds of one operation each. */
  rounds: number;
  /** Also when this time has come (ms since 1970). */
  until?: number;
}

declare const chrome: { runtime: { sendMessage(message: unknown): Promise<{ ok: boolean }> } };

export async function chaos(wishes: Wishes): Promise<Report> {
  const server = await startLocalServer({ seed: wishes.seed });
  server.setFaults([{ fault: 'close' }]);
  const browser = await launchChromium();
  try {
    await browser.opened('options.html'); // opens by itself on install, perhaps over a page of ours
    const account = await saveAccount(browser, { address: server.url, key: server.key });
    return await new Run(server, browser, account, new Dice(wishes.seed)).go(wishes);
  } finally {
    await browser.close();
    await server.close();
  }
}

class Run {
  private readonly report: Report = { operations: 0, kills: 0, restarts: 0, faults: 0, faulty: [] };
  private readonly start: Start;
  /** How this server is from beginning to end. */
  private readonly ways: FaultInput[];
  private page: Screen | null = null;

  private readonly server: LocalServer;
  private readonly browser: Chromium;
  private readonly account: Account;
  private readonly dice: Dice;

  constructor(server: LocalServer, browser: Chromium, account: Account, dice: Dice) {
    this.server = server;
    this.browser = browser;
    this.account = account;
    this.dice = dice;
    this.start = startOf(server);
    this.ways = [...dice.pick(WAYS), { fault: 'close' }];
  }

  async go({ rounds, until = Number.POSITIVE_INFINITY }: Wishes): Promise<Report> {
    for (let round = 0; round < rounds && Date.now() < until; round++) await this.round();
    this.server.setFaults(this.ways);
    const journal = await this.settle();
    this.report.faulty = compare(this.server, this.start, journal);
    return this.report;
  }

  private async round(): Promise<void> {
    this.setFaults();
    await this.begin();
    await setTimeout(this.dice.below(120));
    if (this.dice.chance(0.5)) await this.kill();
    if (this.dice.chance(0.03)) await this.restart();
    if (this.dice.chance(0.5)) await this.nudge();
  }

  private setFaults(): void {
    const faults = this.dice.chance(0.6) ? [this.dice.pick(FAULTS), this.dice.pick(FAULTS)] : [];
    this.report.faults += faults.length;
    this.server.setFaults([...faults, ...this.ways]);
  }

  private async begin(): Promise<void> {
    const message = await this.operation();
    if (!message) return;
    this.report.operations++;
    await this.say(message);
  }

  private async operation(): Promise<Message | null> {
    const start = { id: `${this.dice.seed}-${this.report.operations}`, accountId: this.account.id };
    const kind = this.dice.pick(['generate', 'generate', 'redeem', 'redeem', 'revoke'] as const);
    switch (kind) {
      case 'generate': {
        const forwardTo = this.dice.pick([null, null, 'second@reseller.example']);
        const input = {
          ipsPerCode: this.dice.pick([5, 10]),
          count: 1 + this.dice.below(4),
          forwardTo,
        };
        return { type: kind, ...start, input };
      }
      case 'redeem':
        return { type: kind, ...start, codes: this.codesToRedeem(), source: 'popup' };
      case 'revoke': {
        const codes = await this.codesToRevoke();
        return codes.length > 0 ? { type: kind, ...start, codes, source: 'codes' } : null;
      }
    }
  }

  private codesToRedeem(): string[] {
    const good = this.server.books.add(1 + this.dice.below(60), {
      maker: 'else@where.example',
      ips: 7,
    });
    const bad = Array.from(
      { length: this.dice.below(4) },
      (_, index) => `NOSUCH${this.report.operations}X${index}`,
    );
    return this.dice.shuffle([...good.map(({ code }) => code), ...bad]);
  }

  /** Codes that one settled generate has made, each revoked once. */
  private async codesToRevoke() {
    const { operations } = await this.journal();
    const made = operations.find(
      ({ kind, id, open }) => kind === 'generate' && !open && !this.revoked.has(id),
    );
    if (made?.kind !== 'generate') return [];
    this.revoked.add(made.id);
    return made.codes.map(({ code, status, ips }) => ({ code, status, ips }));
  }
  private readonly revoked = new Set<string>();

  private async kill(): Promise<void> {
    await this.browser.sleep();
    this.report.kills++;
  }

  private async restart(): Promise<void> {
    await this.browser.restart();
    this.page = null;
    this.report.restarts++;
  }

  /** A person looks in and asks for another look, as pauses here should not last; or thinks better of it. */
  private async nudge(): Promise<void> {
    const { operations } = await this.journal();
    const open = operations.filter(({ open }) => open);
    if (open.length === 0) return;
    const type = this.dice.pick([
      'check-now',
      'check-now',
      'check-now',
      'pause',
      'cancel',
    ] as const);
    await this.say({ type, operationId: this.dice.pick(open).id });
  }

  /** The same message until it is answered, as a popup does that is opened again after the worker was killed. */
  private async say(message: Message): Promise<void> {
    for (let tries = 0; tries < 20; tries++) {
      const page = await this.own();
      const answer = await page.run(
        (said) => chrome.runtime.sendMessage(said).catch(() => ({ ok: false })),
        message,
      );
      if (answer?.ok) return;
    }
    this.report.faulty.push(`unheard: ${message.type}`);
  }

  private async own(): Promise<Screen> {
    this.page ??= await this.browser.open('options.html');
    return this.page;
  }

  private journal = async (): Promise<Journal> => readJournal(await this.own());

  /** Without faults and kills everything comes to its end. */
  private async settle(): Promise<Journal> {
    for (const end = Date.now() + 180_000; ; await setTimeout(500)) {
      const journal = await this.journal();
      const open = journal.operations.filter(({ open }) => open);
      if (open.length === 0 || Date.now() > end) return journal;
      for (const { id } of open) await this.say({ type: 'check-now', operationId: id });
    }
  }
}

/**
 * What is not documented, and may be so for one server and otherwise for another. Every connection is closed after its
 * answer, besides: what is sent twice then is sent twice by the extension.
 */
const WAYS: FaultInput[][] = [
  [],
  [{ fault: 'page-limit', limit: 10 }],
  [{ fault: 'bare-list' }],
  [{ fault: 'bare-list' }, { fault: 'page-limit', limit: 10 }],
  [{ fault: 'ignores-sort' }],
  [{ fault: 'ignores-sort' }, { fault: 'page-limit', limit: 10 }],
  [{ fault: 'milliseconds' }, { fault: 'keep-revoked' }],
  [{ fault: 'odd-items' }],
];

const FAULTS: FaultInput[] = [
  { fault: 'cut', when: 'before', probability: 0.4 },
  { fault: 'cut', when: 'after', probability: 0.4 },
  { fault: 'cut', when: 'within', probability: 0.4 },
  { fault: 'delay', ms: 150, when: 'before', probability: 0.5 },
  { fault: 'delay', ms: 150, when: 'after', probability: 0.5 },
  { fault: 'answer', status: 429, retryAfter: 1, probability: 0.3 },
  { fault: 'answer', status: 429, body: 'html', when: 'after', probability: 0.3 },
  { fault: 'answer', status: 502, body: 'html', probability: 0.4 },
  { fault: 'answer', status: 502, body: 'html', when: 'after', probability: 0.4 },
  { fault: 'answer', status: 200, body: 'html', when: 'after', probability: 0.4 },
  { fault: 'answer', status: 401, probability: 0.2 },
  { fault: 'answer', status: 400, on: 'generate', when: 'after', probability: 0.4 },
  { fault: 'redirect', when: 'after', probability: 0.4 },
  { fault: 'answer', status: 403, probability: 0.2 },
  { fault: 'answer', status: 404, body: 'html', probability: 0.2 },
  { fault: 'answer', status: 500, when: 'after', probability: 0.4 },
  { fault: 'makes', change: 1, probability: 0.5 },
  { fault: 'makes', change: -1, probability: 0.5 },
  { fault: 'refusals', in: 'nowhere' },
  { fault: 'refusals', in: 'message' },
  { fault: 'whole-batch' },
  { fault: 'failures-as-200' },
  { fault: 'batch-shape', shape: 'null' },
  { fault: 'batch-shape', shape: 'items' },
  { fault: 'batch-shape', shape: 'applied-failed' },
  { fault: 'generate-shape', shape: 'unreadable' },
  { fault: 'generate-shape', shape: 'strings', drop: 1 },
  { fault: 'acts-twice', probability: 0.3 },
  { fault: 'odd-items' },
];
