import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Stands in the manifest until the styles in the popup's page are known. */
export const POPUP_STYLES = "'popup-styles'";

/** Lets the very styles that were built into popup.html through its content security policy, and no others. */
export async function allowPopupStyles(folder: string): Promise<void> {
  const html = await readFile(join(folder, 'popup.html'), 'utf8');
  const styles = [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, css = '']) => hashOf(css));
  const manifest = join(folder, 'manifest.json');
  const text = await readFile(manifest, 'utf8');
  await writeFile(manifest, text.replace(POPUP_STYLES, styles.join(' ')));
}

const hashOf = (css: string): string =>
  `'sha256-${createHash('sha256').update(css).digest('base64')}'`;
