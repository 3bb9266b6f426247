import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files of a folder, and of all in it, that hold one of these texts, or these bytes. */
export function filesWith(folder: string, texts: readonly (string | Buffer)[]): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = files.flatMap((file) => (file.isFile() ? join(file.parentPath, file.name) : []));
  return paths.filter((path) => {
    const bytes = readFileSync(path);
    return texts.some((text) => bytes.includes(text) || bytes.includes(wide(text)));
  });
}

const wide = (text: string | Buffer): Buffer =>
  typeof text === 'string' ? Buffer.from(text, 'utf16le') : text;
