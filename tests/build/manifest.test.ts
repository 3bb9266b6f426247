import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { manifestOf, readText, SHIPPED } from './output.ts';

const LOOPBACK = ['http://127.0.0.1/*', 'http://localhost/*'];

describe.each(SHIPPED)('the manifest of %s', (build) => {
  const manifest = manifestOf(build);

  test('asks for these permissions and no others', () => {
    expect(manifest['permissions']).toEqual([
      'activeTab',
      'alarms',
      'contextMenus',
      'notifications',
      'scripting',
      'storage',
      'unlimitedStorage',
    ]);
    expect(manifest).not.toHaveProperty('optional_permissions');
  });

  test('asks for the one host of the provider, and for others only when they are chosen', () => {
    expect(manifest['host_permissions']).toEqual(['https://api.9proxy.com/*']);
    expect(manifest['optional_host_permissions']).toEqual(['https://*/*', ...LOOPBACK]);
  });

  test('puts nothing on pages and opens nothing to them', () => {
    expect(manifest).not.toHaveProperty('content_scripts');
    expect(manifest).not.toHaveProperty('web_accessible_resources');
  });

  test('runs and loads what is shipped alone, and is framed by nobody', () => {
    const { extension_pages: policy } = manifest['content_security_policy'] as Record<
      string,
      string
    >;
    const styles = [...readText(build, 'popup.html').matchAll(/<style>(.*?)<\/style>/gs)];
    const hashes = styles.map(([, css = '']) => createHash('sha256').update(css).digest('base64'));
    expect(policy?.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "worker-src 'self'",
      `style-src 'self' ${hashes.map((hash) => `'sha256-${hash}'`).join(' ')}`,
      "img-src 'self'",
      'connect-src https: http://127.0.0.1:* http://localhost:*',
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types find-codes',
    ]);
  });

  test('takes icons, popup and options page from the build', () => {
    expect(manifest).toMatchObject({
      manifest_version: 3,
      action: { default_popup: 'popup.html' },
      options_ui: { page: 'options.html', open_in_tab: true },
      icons: { 16: 'icons/16.png', 128: 'icons/128.png' },
    });
  });
});

test.each([
  ['chrome-mv3', 'S', 'L'],
  ['firefox-mv3', 'G', 'O'],
] as const)('these keys are suggested by %s, and no others', (build, popup, codes) => {
  const keyWith = (letter: string) => ({
    default: `Alt+Shift+${letter}`,
    mac: `MacCtrl+Shift+${letter}`,
  });
  expect(manifestOf(build)['commands']).toEqual({
    _execute_action: { suggested_key: keyWith(popup) },
    'open-codes': {
      suggested_key: keyWith(codes),
      description: '__MSG_commands_openCodes__',
    },
    lock: { description: '__MSG_commands_lock__' },
  });
});

test('no key suggested by Firefox opens one of its own menus, in English or German', () => {
  const suggested = JSON.stringify(manifestOf('firefox-mv3')['commands']);
  const letters = [...suggested.matchAll(/Alt\+Shift\+(.)/g)].map(([, letter]) => letter);
  expect(letters).toHaveLength(2);
  for (const letter of letters) expect('FEVSBTH' + 'DBACLXH').not.toContain(letter);
});

test('in Chromium no other extension may connect', () => {
  expect(manifestOf('chrome-mv3')['externally_connectable']).toEqual({ ids: [] });
});

test('Firefox is told that no data is collected', () => {
  expect(manifestOf('firefox-mv3')).toMatchObject({
    browser_specific_settings: { gecko: { data_collection_permissions: { required: ['none'] } } },
  });
});

test.each(SHIPPED)('the e2e manifest of %s has loopback among its hosts, nothing else', (build) => {
  const { host_permissions: hosts, ...rest } = manifestOf(build);
  const { host_permissions: e2eHosts, ...e2eRest } = manifestOf(`${build}-e2e`);
  expect(e2eRest).toEqual(rest);
  expect(e2eHosts).toEqual([...(hosts as string[]), ...LOOPBACK]);
});
