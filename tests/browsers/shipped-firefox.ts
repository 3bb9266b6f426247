import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import * as v from 'valibot';
import { mustFind } from '../system.ts';
import { connectBidi } from './bidi.ts';
import type { Display } from './display.ts';
import { GECKO_ID, install, KNOWN_ORIGIN, pagesOf } from './firefox.ts';
import { type InBrowser, inBrowserOver } from './firefox-inside.ts';
import type { TestBrowser } from './screen.ts';
import { until } from './until.ts';

/*
 * Firefox as a person has it. Puppeteer's own profile switches off the password manager, session files and the usual
 * ways of the focus; here it is only connected to a Firefox that keeps the preferences it was shipped with.
 */

const PREFERENCES = {
  ...KNOWN_ORIGIN,
  // Steered, it forgets at its end that the extension was there. Its storage stays.
  'extensions.webextensions.keepStorageOnUninstall': true,
  'remote.prefs.recommended': false, // or the tool that steers it would set its own
  'datareporting.policy.dataSubmissionPolicyBypassNotification': true, // or a second tab opens
};

export interface ShippedFirefox extends TestBrowser {
  /** The folder where it keeps everything. */
  readonly profile: string;
  /** Runs a function in the browser's own program. */
  readonly inside: InBrowser;
  /** Ends it as a person does, and leaves the profile. */
  quit(): Promise<void>;
  /** Ends it as a crash does, and leaves the profile. */
  kill(): Promise<void>;
  restart(): Promise<void>;
}

/** @param display where its windows show; `null` is headless */
export async function launchShippedFirefox(display: Display | null): Promise<ShippedFirefox> {
  const profile = mkdtempSync(join(tmpdir(), 'firefox-'));
  let running = await run(profile, display);
  const inside: InBrowser = (act, argument) => running.inside(act, argument);
  const quit = async () => {
    void inside(askToQuit, null).catch(() => {}); // it may be gone before it can answer
    await ended(running.program);
  };
  return {
    profile,
    downloads: profile,
    inside,
    open: (page) => running.open(page),
    openNow: (page) => running.openNow(page),
    visit: (url) => running.visit(url),
    opened: (part) => running.opened(part),
    sleep: () => inside(endBackground, GECKO_ID),
    quit,
    async kill() {
      running.program.kill('SIGKILL');
      await ended(running.program);
    },
    async restart() {
      await quit();
      running = await run(profile, display);
    },
    async close() {
      const { exitCode, signalCode } = running.program;
      if (exitCode === null && signalCode === null) await quit();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

async function run(profile: string, display: Display | null) {
  const program = start(profile, display);
  const bidi = await connectBidi(await addressOf(profile));
  const browser = await puppeteer.connect({
    transport: bidi.transport,
    protocol: 'webDriverBiDi',
    defaultViewport: null,
  });
  await install(browser);
  return { program, inside: inBrowserOver(bidi), ...pagesOf(browser) };
}

function start(profile: string, display: Display | null): ChildProcess {
  rmSync(join(profile, LISTENING), { force: true });
  const lines = Object.entries(PREFERENCES).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  writeFileSync(join(profile, 'user.js'), lines.join(''));
  const steered = ['--remote-debugging-port=0', '--remote-allow-system-access'];
  const shown = display ? [] : ['--headless'];
  return spawn(mustFind('firefox'), ['--no-remote', '--profile', profile, ...steered, ...shown], {
    env: display ? { ...process.env, DISPLAY: display.name } : process.env,
    stdio: 'ignore',
  });
}

const Listening = v.object({ ws_host: v.string(), ws_port: v.number() });

/** A new profile takes Firefox half a minute on a machine that is busy, ms. */
const LONGEST_START = 50_000;

/** Firefox writes into its profile where it listens. */
const LISTENING = 'WebDriverBiDiServer.json';

async function addressOf(profile: string): Promise<string> {
  const file = join(profile, LISTENING);
  const text = () => existsSync(file) && readFileSync(file, 'utf8');
  const written = await until('Firefox listens', () => text() || null, LONGEST_START);
  const { ws_host, ws_port } = v.parse(Listening, JSON.parse(written));
  return `ws://${ws_host}:${ws_port}/session`;
}

async function ended(program: ChildProcess): Promise<void> {
  if (program.exitCode === null && program.signalCode === null) await once(program, 'exit');
}

declare const Services: { startup: { quit(how: number): void } };
declare const Ci: { nsIAppStartup: { eAttemptQuit: number } };
declare const WebExtensionPolicy: {
  getByID(id: string): { extension: { terminateBackground(): Promise<void> } };
};

/** In the browser. */
const askToQuit = (): void => Services.startup.quit(Ci.nsIAppStartup.eAttemptQuit);

/** In the browser: as it does by itself when nothing has happened for a while. */
const endBackground = (id: string): Promise<void> =>
  WebExtensionPolicy.getByID(id).extension.terminateBackground();
