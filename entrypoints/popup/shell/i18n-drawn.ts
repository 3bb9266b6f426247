import { fileURLToPath } from 'node:url';
import { parseMessagesFile } from '@wxt-dev/i18n/build';

/** Stands in for the messages at build time, in the default language. What depends on values is left for the browser. */
export const i18n = { t };

const file = fileURLToPath(new URL('../../../locales/en.yml', import.meta.url));
const words = new Map<string, string>();
for (const message of await parseMessagesFile(file))
  if (message.type === 'simple') words.set(message.key.join('.'), message.message);

function t(name: string, ...values: unknown[]): string {
  if (values.length > 0) return '';
  const text = words.get(name);
  if (text === undefined) throw new Error(`There is no message ${name}`);
  return text;
}
