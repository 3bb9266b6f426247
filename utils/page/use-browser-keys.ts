import { useEffect, useState } from 'preact/hooks';
import { type Browser, browser } from 'wxt/browser';
import { i18n } from '#i18n';

/** What a key does that works everywhere in the browser. */
export type BrowserKey = readonly [keys: string, words: string];

/** The keys as the person has them: they may have been changed or taken away in the browser. */
export function useBrowserKeys(): BrowserKey[] {
  const [keys, setKeys] = useState<BrowserKey[]>([]);
  useEffect(() => {
    const read = () => void browser.commands.getAll().then((commands) => setKeys(ours(commands)));
    read();
    addEventListener('focus', read); // back from where the browser lists them
    return () => removeEventListener('focus', read);
  }, []);
  return keys;
}

function ours(commands: Browser.commands.Command[]): BrowserKey[] {
  return commands.flatMap(({ name, shortcut }) => {
    const words = wordsOf(name);
    return shortcut && words ? [[shortcut, words] as const] : [];
  });
}

function wordsOf(name: string | undefined): string | null {
  if (name === '_execute_action') return i18n.t('commands.openPopup');
  if (name === 'lock') return i18n.t('commands.lock');
  return name === 'open-codes' ? i18n.t('commands.openCodes') : null;
}
