import { fileURLToPath } from 'node:url';
import { type Plugin, type Rolldown, runnerImport } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Makes popup.html show its first form before any file of ours is read: the form is drawn into it when it is built,
 * and so are its styles. Preact takes over the same elements, and brings in the words of other languages.
 */
export function popupShell(): Plugin {
  return {
    name: 'popup-shell',
    apply: 'build',
    transformIndexHtml: {
      order: 'post', // only now are the styles there
      async handler(html, { filename, bundle }) {
        if (!filename.endsWith('popup/index.html')) return html;
        const form = `<div id="root">${await drawn()}</div>`;
        return withStyles(html, bundle ?? {}).replace('<div id="root"></div>', () => form);
      },
    },
  };
}

async function drawn(): Promise<string> {
  const { module } = await runnerImport<typeof import('./draw')>(here('./draw.tsx'), {
    configFile: false,
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    resolve: { alias: { '#i18n': here('./i18n-drawn.ts'), '@': here('../../..') } },
  });
  return module.draw();
}

function withStyles(html: string, bundle: Rolldown.OutputBundle): string {
  return html.replace(/<link rel="stylesheet"[^>]* href="\/([^"]+)">/g, (link, file) => {
    const asset = bundle[file];
    return asset?.type === 'asset' ? `<style>${asset.source.toString().trim()}</style>` : link;
  });
}
