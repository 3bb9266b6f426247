import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type LocalServer, startLocalServer } from '../../local-server/server.ts';
import { type Chromium, launchChromium } from './chromium.ts';
import { filesWith } from './files-with.ts';
import { saveAccount } from './say.ts';
import { until } from './until.ts';
import { startWeb, type Web } from './web.ts';

const PASSPHRASE = 'qv7hgt3bzk9nrd';
const UNSAVED = 'wj4kqzv8xp2m';
const NOTE = 'gh3ycx6lvb5t';

describe('A key and a passphrase, in Chromium,', () => {
  let server: LocalServer;
  let web: Web;
  let chromium: Chromium;
  beforeAll(async () => {
    server = await startLocalServer();
    web = await startWeb();
  });
  afterAll(async () => {
    await server.close();
    await web.close();
  });
  beforeEach(async () => {
    chromium = await launchChromium();
  });
  afterEach(() => chromium.close());

  test('are no business of the password manager, which leaves pages of extensions alone', async () => {
    const log = await chromium.visit('chrome://password-manager-internals/');
    const logged = () => log.run(() => document.body.innerText, null);
    const page = await chromium.visit(web.publish('<form><input type="password"></form>'));
    await expect.poll(logged).toMatch(/Security origin:\s+http:/); // it is at work
    const options = await chromium.open('options.html');
    await options.fill('textbox', 'API key', UNSAVED);
    const refused = `chrome-extension://${chromium.id}/\\s+Message:\\s+Security origin cannot access`;
    await expect.poll(logged).toMatch(new RegExp(refused));
    await page.close();
  });

  test('are told to no screen reader', async () => {
    const options = await chromium.open('options.html');
    await options.fill('textbox', 'API key', UNSAVED);
    const nodes = await accessibleNodes(chromium);
    const values = nodes.flatMap(({ name, value }) => (name?.value === 'API key' && value) || []);
    expect(values).toEqual([expect.objectContaining({ value: '•'.repeat(UNSAVED.length) })]);
    expect(JSON.stringify(nodes)).not.toContain(UNSAVED);
  });

  test.each(['close', 'kill'] as const)('are in no file after %s', async (end) => {
    await saveAccount(chromium, { key: server.key, address: server.url });
    const options = await chromium.open('options.html');
    await options.fill('textbox', 'API key', UNSAVED);
    await options.fill('textbox', 'New passphrase', PASSPHRASE);
    await options.click('button', 'Set passphrase'); // as a form that is sent, which it refuses
    const page = await chromium.visit(web.publish('<input aria-label="Note">'));
    await page.fill('textbox', 'Note', NOTE);
    for (const one of [options, page]) await one.run(stepOn, null);
    const session = join(chromium.profile, 'Default', 'Sessions');
    await until('the session is stored', () => filesWith(session, [NOTE]).length > 0);
    if (end === 'close') await chromium.context.close();
    else await kill(chromium);
    expect(filesWith(chromium.profile, [UNSAVED, PASSPHRASE])).toEqual([]);
  });
});

test('A note on a code, in Chromium, is in no file of the session', async () => {
  const server = await startLocalServer();
  const web = await startWeb();
  const chromium = await launchChromium();
  try {
    await saveAccount(chromium, { key: server.key, address: server.url });
    const [code] = server.books.add(1, { maker: server.books.accounts[0].email });
    const codes = await chromium.open('codes.html');
    await codes.click('button', `Details of ${code?.code}`);
    await codes.fill('textbox', 'Note', UNSAVED);
    const page = await chromium.visit(web.publish('<input aria-label="Note">'));
    await page.fill('textbox', 'Note', NOTE);
    for (const one of [codes, page]) await one.run(stepOn, null);
    const session = join(chromium.profile, 'Default', 'Sessions');
    await until('the session is stored', () => filesWith(session, [NOTE]).length > 0);
    await chromium.context.close();
    expect(filesWith(session, [UNSAVED])).toEqual([]);
  } finally {
    await chromium.close();
    await server.close();
    await web.close();
  }
});

async function accessibleNodes({ context }: Chromium) {
  const page = context.pages().at(-1);
  if (!page) throw new Error('No page is open');
  const session = await context.newCDPSession(page);
  return (await session.send('Accessibility.getFullAXTree')).nodes;
}

/** In the page: the browser then keeps how the page was, to come back to. */
const stepOn = (): void => location.assign('#on');

/** As a crash ends it. */
async function kill({ context }: Chromium): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  const processes = await session?.send('SystemInfo.getProcessInfo');
  const main = processes?.processInfo.find(({ type }) => type === 'browser');
  if (!main) throw new Error('Chromium has gone');
  const gone = new Promise((resolve) => context.once('close', resolve));
  process.kill(main.id, 'SIGKILL');
  await gone;
}
