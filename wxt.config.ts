import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { popupShell } from './entrypoints/popup/shell/plugin';

const PRODUCTION = 'https://api.9proxy.com/*';
const LOOPBACK = ['http://127.0.0.1/*', 'http://localhost/*'];

export default defineConfig({
  imports: false, // every import is written out, so that the arrows can be read
  modules: ['@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module', '@wxt-dev/auto-icons'],
  manifestVersion: 3,
  autoIcons: { baseIconPath: 'assets/icon.svg', sizes: [16, 24, 32, 48, 64, 96, 128] },
  vite: ({ mode }) => {
    const plugins = [preact(), popupShell()];
    if (mode !== 'e2e') return { plugins };
    // What is tested is what is shipped: by its mode alone this would be a development build.
    process.env['NODE_ENV'] = 'production';
    return { plugins, define: { 'import.meta.env.MODE': '"production"' } };
  },
  manifest: ({ browser, mode }) => ({
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
    // No test can rely on clicking the browser's permission dialog, so the e2e build has loopback from the start.
    host_permissions: mode === 'e2e' ? [PRODUCTION, ...LOOPBACK] : [PRODUCTION],
    optional_host_permissions: ['https://*/*', ...LOOPBACK],
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
