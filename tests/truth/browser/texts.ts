import { join } from 'node:path';
import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';

/** `browser.i18n.getMessage` with the texts of locales/en.yml. */
export async function loadTexts() {
  const file = join(import.meta.dirname, '../../../locales/en.yml');
  const messages = generateChromeMessages(await parseMessagesFile(file));
  return (name: string, values: string[] = []): string =>
    (messages[name]?.message ?? '').replace(/\$(\d)/g, (_, at) => values[Number(at) - 1] ?? '');
}
