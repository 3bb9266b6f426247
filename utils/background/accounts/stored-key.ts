import * as v from 'valibot';
import { newKeyFile, readKeyFile } from './key-file';
import { type Bytes, openKey, parseSealed, type Sealed, sealed, sealKey } from './seal';

/*
 * A key as it lies in storage: sealed, and what opens it is elsewhere, in a file of its own or under the passphrase. Only
 * older versions wrote plain ones.
 */

const inFile = v.object({ file: v.pipe(v.string(), v.uuid()), sealed });

/** Sealed under the data key in the file of this name. */
type InFile = v.InferOutput<typeof inFile>;

export type StoredKey = InFile | Sealed;

export async function sealInFile(key: string, accountId: string): Promise<InFile> {
  const { file, dataKey } = await newKeyFile();
  return { file, sealed: await sealKey(dataKey, key, accountId) };
}

/**
 * Opens what is stored for an account; `null` where that is no key, or what opens it is not there.
 * @param dataKey opens those that are under a passphrase
 */
export async function openStored(
  accountId: string,
  stored: unknown,
  dataKey: Bytes | null,
): Promise<string | null> {
  if (typeof stored === 'string') return stored || null;
  const own = parseInFile(stored);
  const opener = own ? await readKeyFile(own.file) : dataKey;
  const closed = own?.sealed ?? parseSealed(stored);
  return opener && closed && openKey(opener, closed, accountId);
}

/** The name of the file that opens it; `null` where none does. */
export const fileOf = (stored: unknown): string | null => parseInFile(stored)?.file ?? null;

function parseInFile(stored: unknown): InFile | null {
  const parsed = v.safeParse(inFile, stored);
  return parsed.success ? parsed.output : null;
}
