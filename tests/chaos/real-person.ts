import { setTimeout } from 'node:timers/promises';
import type { Message } from '../../utils/messages.ts';
import type { Result } from '../../utils/share-codes/failure.ts';
import { launchChromium } from '../browsers/chromium.ts';
import { sayOn } from '../browsers/say.ts';
import type { BrowserName, Screen, TestBrowser } from '../browsers/screen.ts';
import { launchShippedFirefox } from '../browsers/shipped-firefox.ts';
import type { Person } from '../truth/people.ts';
import type { Dice } from './dice.ts';
import { type Journal, readJournal } from './journal.ts';
import { Recorder } from './recorder.ts';

/** A browser that can be closed and started again with all it had stored. */
interface LastingBrowser extends TestBrowser {
  restart(): Promise<void>;
}

/** The longest (ms) that a page waits for an answer. */
const PATIENCE = 60_000;

/** So long (ms) an operation that has just begun may read before its request leaves. */
const LULL = 2000;

/** A real browser whose background can be killed, with a way to the server of its own. */
export class RealPerson implements Person {
  readonly accounts: string[] = [];
  readonly events: { at: number; text: string }[] = [];
  readonly errors = [];
  readonly name: string;
  readonly address: string;
  private readonly browser: LastingBrowser;
  private readonly recorder: Recorder;
  private page: Screen | null = null;

  static async start(
    name: string,
    kind: BrowserName,
    server: string,
    dice: Dice,
  ): Promise<RealPerson> {
    const recorder = new Recorder(name, server, dice);
    const address = await recorder.start();
    const launch = kind === 'chromium' ? launchChromium() : launchShippedFirefox(null);
    return new RealPerson(`${name} (${kind})`, address, await launch, recorder);
  }

  private constructor(name: string, address: string, browser: LastingBrowser, recorder: Recorder) {
    this.name = name;
    this.address = address;
    this.browser = browser;
    this.recorder = recorder;
  }

  get sent() {
    return this.recorder.sent;
  }

  get outages() {
    return this.recorder.outages;
  }

  async journal(): Promise<Journal> {
    return readJournal(await this.own());
  }

  async open(): Promise<Journal> {
    const { operations, batches } = await this.journal();
    const open = operations.filter((operation) => operation.open);
    const ids = new Set(open.map(({ id }) => id));
    return {
      operations: open,
      batches: batches.filter(({ operationId }) => ids.has(operationId)),
    };
  }

  async say(message: Message): Promise<Result<unknown> | null> {
    const page = await this.own();
    const answer = sayOn(page, message).catch(() => null); // the background was killed
    return (await Promise.race([answer, setTimeout(PATIENCE, null, { ref: false })])) ?? null;
  }

  /** Until a request that changes something is on its way, or none seems to come. */
  async untilChanging(): Promise<void> {
    for (const end = Date.now() + LULL; Date.now() < end && !this.recorder.isChanging(); )
      await setTimeout(5);
  }

  async kill(): Promise<void> {
    this.befalls('worker killed');
    await this.browser.sleep();
    this.recorder.markUnread();
  }

  async restart(): Promise<void> {
    this.befalls('browser restarted');
    this.page = null;
    await this.browser.restart();
    this.recorder.markUnread();
  }

  /** From now on for so long (ms) the server is out of reach. */
  goDown(ms: number): void {
    this.befalls(`no way to the server for ${ms / 1000} s`);
    this.recorder.goDown(ms);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.recorder.close();
  }

  private befalls(text: string): void {
    this.events.push({ at: Date.now(), text });
  }

  /** A page of the extension without a program of its own. */
  private async own(): Promise<Screen> {
    this.page ??= await this.browser.open('manifest.json');
    return this.page;
  }
}
