import { type Bytes, KEY_BYTES, newDataKey } from './seal';

/*
 * Small files in the origin private file system, each with the data key of one API key; nothing else lies there.
 * What is removed from extension storage stays in the browser's log files for long. A file leaves no such copy: once it is
 * deleted, what the logs still hold of the key opens no more.
 */

const folder = () => navigator.storage.getDirectory();

/** @returns a new data key, and the name of the file that it lies in */
export async function newKeyFile(): Promise<{ file: string; dataKey: Bytes }> {
  const file = crypto.randomUUID();
  const dataKey = newDataKey();
  const handle = await (await folder()).getFileHandle(file, { create: true });
  const stream = await handle.createWritable();
  await stream.write(dataKey);
  await stream.close();
  return { file, dataKey };
}

/** `null` where it is gone or damaged. */
export async function readKeyFile(file: string): Promise<Bytes | null> {
  try {
    const handle = await (await folder()).getFileHandle(file);
    const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
    return bytes.length === KEY_BYTES ? bytes : null;
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

export async function removeKeyFile(file: string): Promise<void> {
  try {
    await (await folder()).removeEntry(file);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

/** Removes all but these: whoever was killed in the middle has left them. */
export async function keepKeyFiles(files: readonly string[]): Promise<void> {
  for await (const file of (await folder()).keys())
    if (!files.includes(file)) await removeKeyFile(file);
}

const isGone = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'NotFoundError';
