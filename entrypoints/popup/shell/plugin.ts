import { fileURLToPath } from 'node:url';
import { type Plugin, runnerImport } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Draws the popup's first form into popup.html when it is built, so that it shows before any script has run.
 * public/popup-shell.js fills in the words and shows it; Preact then takes over the same elements.
 */
export function popupShell(): Plugin {
  return {
    name: 'popup-shell',
    apply: 'build',
    async transformIndexHtml(html, { filename }) {
      if (!filename.endsWith('popup/index.html')) return html;
      const { module } = await runnerImport<typeof import('./draw')>(here('./draw.tsx'), {
        configFile: false,
        logLevel: 'error',
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        resolve: { alias: { '#i18n': here('./i18n-names.ts'), '@': here('../../..') } },
      });
      return html.replace('<div id="root"></div>', `<div id="root" hidden>${module.draw()}</div>`);
    },
  };
}
