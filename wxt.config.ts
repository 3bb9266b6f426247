import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import preact from '@preact/preset-vite';
import { mergeConfig } from 'vite';
import { defineConfig } from 'wxt';
import { popupShell } from './entrypoints/popup/shell/plugin';
import { allowPopupStyles, POPUP_STYLES } from './entrypoints/popup/shell/style-hashes';

const PRODUCTION = 'https://api.9proxy.com/*';

const OF_THE_PAGES = 'licenses.md';
/** The background is built for itself, and one list of licences would take the place of the other. */
const OF_THE_BACKGROUND = 'licenses-background.md';

const BACKGROUND = { build: { license: { fileName: OF_THE_BACKGROUND } } };

/** Two scripts to a page, its own and what all share: each file costs more time than what is in it. */
const PAGES = {
  build: {
    license: { fileName: OF_THE_PAGES },
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] } },
    },
  },
};

/** One list of both, a package told once. */
async function joinLicences(folder: string): Promise<void> {
  const [pages, background] = [join(folder, OF_THE_PAGES), join(folder, OF_THE_BACKGROUND)];
  const parts = async (file: string) => (await readFile(file, 'utf8')).split(/^(?=## )/m);
  const told = [...(await parts(pages)), ...(await parts(background)).slice(1)];
  await writeFile(pages, [...new Set(told)].join(''));
  await rm(background);
}

const LOOPBACK = ['http://127.0.0.1/*', 'http://localhost/*'];

/**
 * S as in share and L as in list: Chromium keeps C for tab groups. In Firefox, Alt+Shift with a letter of the menu bar
 * opens that menu, in English F E V S B T H and in German D B A C L X H: so G as in generate, and O as in overview.
 */
const keyWith = (letter: string) => ({
  default: `Alt+Shift+${letter}`,
  mac: `MacCtrl+Shift+${letter}`,
});

/** Only what is shipped runs; a page loads nothing from elsewhere, and nobody frames one. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  `style-src 'self' ${POPUP_STYLES}`,
  "img-src 'self'",
  'connect-src https: http://127.0.0.1:* http://localhost:*', // which of them, the host permissions say
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types find-codes',
].join('; ');

export default defineConfig({
  hooks: {
    'vite:build:extendConfig': ([entrypoint], config) => {
      const own = entrypoint?.type === 'background' ? BACKGROUND : PAGES;
      Object.assign(config, mergeConfig(config, own));
    },
    'build:done': async ({ config }) => {
      if (config.command !== 'build') return;
      await allowPopupStyles(config.outDir);
      await joinLicences(config.outDir);
    },
  },
  imports: false, // every import is written out, so that the arrows can be read
  modules: ['@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module', '@wxt-dev/auto-icons'],
  manifestVersion: 3,
  autoIcons: { baseIconPath: 'assets/icon.svg', sizes: [16, 24, 32, 48, 64, 96, 128] },
  vite: ({ mode }) => {
    const plugins = [preact(), popupShell()];
    const build = { modulePreload: { polyfill: false } };
    if (mode !== 'e2e') return { plugins, build };
    // What is tested is what is shipped: by its mode alone this would be a development build.
    process.env['NODE_ENV'] = 'production';
    return { plugins, build, define: { 'import.meta.env.MODE': '"production"' } };
  },
  manifest: ({ browser, command, mode }) => ({
    name: '__MSG_product_name__',
    description: '__MSG_product_description__',
    default_locale: 'en',
    permissions: [
      'activeTab',
      'alarms',
      'contextMenus',
      'notifications',
      'scripting',
      'storage',
      'unlimitedStorage',
    ],
    commands: {
      _execute_action: { suggested_key: keyWith(browser === 'firefox' ? 'G' : 'S') },
      'open-codes': {
        suggested_key: keyWith(browser === 'firefox' ? 'O' : 'L'),
        description: '__MSG_commands_openCodes__',
      },
      lock: { description: '__MSG_commands_lock__' }, // whoever has a passphrase may give it a key
    },
    // No test can rely on clicking the browser's permission dialog, so the e2e build has loopback from the start.
    host_permissions: mode === 'e2e' ? [PRODUCTION, ...LOOPBACK] : [PRODUCTION],
    optional_host_permissions: ['https://*/*', ...LOOPBACK],
    // A development server needs more.
    content_security_policy: command === 'build' ? { extension_pages: POLICY } : undefined,
    externally_connectable: browser === 'firefox' ? undefined : { ids: [] },
    browser_specific_settings:
      browser === 'firefox'
        ? {
            gecko: {
              id: 'share-code-manager@share-code-manager.example',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          }
        : undefined,
    minimum_chrome_version: browser === 'firefox' ? undefined : '120',
  }),
});
