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
}

interface Wishes extends Omit<LaunchOptions, 'display'> {
  inWindows?: boolean;
  withAccount?: boolean;
}

/** Describes flows once and runs them in both browsers; each browser is started once for all of them. */
export function inBothBrowsers(what: string, wishes: Wishes, flows: (bench: Bench) => void): void {
  describe.each(BROWSERS)(`${what}, in %s`, (name) => {
    const bench = { name } as { -readonly [Part in keyof Bench]: Bench[Part] };
    beforeAll(async () => {
      bench.server = await startLocalServer();
      bench.web = await startWeb();
      if (wishes.inWindows) bench.display = await startDisplay();
      bench.browser = await launch(name, { ...wishes, display: bench.display?.name ?? null });
    });
    afterAll(async () => {
      await bench.browser?.close();
      bench.display?.stop();
      await bench.web.close();
      await bench.server.close();
    });
    beforeEach(async () => {
      bench.server.reset();
      if (!wishes.withAccount) return;
      const { url, key } = bench.server;
      bench.account = await saveAccount(bench.browser, { address: url, key });
      bench.server.requests.length = 0;
    });
    afterEach(() => (bench.account ? removeAccount(bench.browser, bench.account.id) : undefined));
    flows(bench);
  });
}

const launch = (name: BrowserName, options: LaunchOptions): Promise<TestBrowser> =>
  name === 'chromium' ? launchChromium(options) : launchFirefox(options);
