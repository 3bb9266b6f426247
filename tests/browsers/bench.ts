import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest';
import { type LocalServer, startLocalServer } from '../../local-server/server.ts';
import type { Account } from '../../utils/share-codes/account.ts';
import { launchChromium } from './chromium.ts';
import { type Display, startDisplay } from './display.ts';
import { launchFirefox } from './firefox.ts';
import { removeAccount, saveAccount } from './say.ts';
import { BROWSERS, type BrowserName, type LaunchOptions, type TestBrowser } from './screen.ts';
import { startWeb, type Web } from './web.ts';

/** What a flow works with. */
export interface Bench {
  readonly name: BrowserName;
  readonly browser: TestBrowser;
  readonly server: LocalServer;
  readonly web: Web;
  /** Where windows show; only with `inWindows`. */
  readonly display: Display;
  /** The account that is set up afresh for each test; only with `withAccount`. */
  readonly account: Account;
  /** Does this with each browser that is launched: the first, and whatever follows one that a test failed in. */
  onLaunch(act: (browser: TestBrowser) => unknown): void;
}

interface Wishes extends Omit<LaunchOptions, 'display'> {
  inWindows?: boolean;
  withAccount?: boolean;
  /** So many codes in the books of one account, which both stay from test to test. */
  lasting?: number;
}

/** Describes flows once and runs them in both browsers; each browser is started once for all of them. */
export function inBothBrowsers(what: string, wishes: Wishes, flows: (bench: Bench) => void): void {
  inBrowsers(BROWSERS, what, wishes, flows);
}

/** The same for what takes long and is no browser's own. */
export function inChromium(what: string, wishes: Wishes, flows: (bench: Bench) => void): void {
  inBrowsers(['chromium'], what, wishes, flows);
}

function inBrowsers(
  names: readonly BrowserName[],
  what: string,
  wishes: Wishes,
  flows: (bench: Bench) => void,
): void {
  describe.each(names)(`${what}, in %s`, (name) => {
    const onLaunch: ((browser: TestBrowser) => unknown)[] = [];
    const bench = { name, onLaunch: (act) => void onLaunch.push(act) } as Writable<Bench>;
    beforeAll(async () => {
      bench.server = await startLocalServer({ codes: wishes.lasting, seed: wishes.lasting && 1 });
      bench.web = await startWeb();
      if (wishes.inWindows) bench.display = await startDisplay();
      await start();
      if (wishes.lasting) await setUp();
    });
    afterAll(async () => {
      await bench.browser?.close();
      bench.display?.stop();
      await bench.web.close();
      await bench.server.close();
    });
    beforeEach(async () => {
      if (wishes.lasting) return;
      bench.server.reset();
      if (wishes.withAccount) await setUp();
    });
    afterEach(async ({ task }) => {
      if (wishes.lasting) return;
      if (task.result?.state === 'fail') {
        await bench.browser.close(); // the next try, or the next test, meets nothing of this one
        await start();
      } else if (wishes.withAccount) await removeAccount(bench.browser, bench.account.id);
    });
    const start = async () => {
      bench.browser = await launch(name, { ...wishes, display: bench.display?.name ?? null });
      for (const act of onLaunch) await act(bench.browser);
    };
    const setUp = async () => {
      const { url, key } = bench.server;
      bench.account = await saveAccount(bench.browser, { address: url, key });
      bench.server.requests.length = 0;
    };
    flows(bench);
  });
}

type Writable<T> = { -readonly [Part in keyof T]: T[Part] };

const launch = (name: BrowserName, options: LaunchOptions): Promise<TestBrowser> =>
  name === 'chromium' ? launchChromium(options) : launchFirefox(options);
