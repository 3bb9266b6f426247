import { expect, test } from 'vitest';
import { inBothBrowsers } from './bench.ts';
import { everyMessage } from './every-message.ts';
import { saveAccount, sayOn } from './say.ts';

const MARK = 'MARKED-key-7f3a9c';

inBothBrowsers('Messages', {}, (bench) => {
  test('of every type are answered, and no answer holds a key or a passphrase', async () => {
    bench.server.books.accounts[0].key = MARK;
    const { id } = await saveAccount(bench.browser, { address: bench.server.url, key: MARK });
    const page = await bench.browser.open('manifest.json');
    for (const [type, message] of Object.entries(everyMessage(id, bench.server.url, MARK))) {
      const reply = await sayOn(page, message);
      expect(reply, type).toHaveProperty('ok');
      expect(JSON.stringify(reply), type).not.toContain(MARK);
      if (!reply.ok) expect(reply.failure.cause, type).not.toBe('bad-message');
    }
    await page.close();
  });
});
