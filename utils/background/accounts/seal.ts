import * as v from 'valibot';

/*
 * The passphrase's cryptography, by WebCrypto alone. Pure: knows no storage.
 *
 * A random data key seals each API key. The data key itself is sealed under a key derived from the passphrase, and
 * that one record is the vault: another passphrase is another vault around the same data key, in a single write.
 */

/** What the OWASP Password Storage Cheat Sheet recommends for PBKDF2-HMAC-SHA256. Older records keep their own. */
export const COUNT = 600_000;

/** A damaged record must not keep the browser busy for minutes. */
const MOST = 10_000_000;

const SALT_BYTES = 16;
const IV_BYTES = 12; // 96 bits, as GCM wants it
export const KEY_BYTES = 32;

export type Bytes = Uint8Array<ArrayBuffer>;

const base64 = v.pipe(v.string(), v.base64(), v.maxLength(10_000));
/** Text of so many bytes. */
export const bytesAsText = (count: number) => v.pipe(base64, v.length(4 * Math.ceil(count / 3)));
export const sealed = v.object({ iv: bytesAsText(IV_BYTES), data: base64 });
const vault = v.object({
  kdf: v.literal('PBKDF2-HMAC-SHA-256'),
  count: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(MOST)),
  salt: bytesAsText(SALT_BYTES),
  dataKey: sealed,
});

/** AES-256-GCM, as it is stored. */
export type Sealed = v.InferOutput<typeof sealed>;
/** The data key under a passphrase, as it is stored. */
export type Vault = v.InferOutput<typeof vault>;

export function parseSealed(raw: unknown): Sealed | null {
  const parsed = v.safeParse(sealed, raw);
  return parsed.success ? parsed.output : null;
}

export function parseVault(raw: unknown): Vault | null {
  const parsed = v.safeParse(vault, raw);
  return parsed.success ? parsed.output : null;
}

export const newDataKey = (): Bytes => random(KEY_BYTES);

/** Seals the data key under a passphrase, with a salt of its own. */
export async function closeVault(
  dataKey: Bytes,
  passphrase: string,
  count = COUNT,
): Promise<Vault> {
  const salt = random(SALT_BYTES);
  const key = await derive(passphrase, salt, count);
  return {
    kdf: 'PBKDF2-HMAC-SHA-256',
    count,
    salt: toText(salt),
    dataKey: await seal(key, dataKey, DATA_KEY),
  };
}

/** The data key; `null` where the passphrase is another one, or the record was altered. */
export async function openVault(
  { salt, count, dataKey }: Vault,
  passphrase: string,
): Promise<Bytes | null> {
  const opened = await open(await derive(passphrase, toBytes(salt), count), dataKey, DATA_KEY);
  return opened?.length === KEY_BYTES ? opened : null;
}

/** @param accountId sealed with it, so that it opens in no other account's place */
export async function sealKey(dataKey: Bytes, key: string, accountId: string): Promise<Sealed> {
  return seal(await importKey(dataKey), encode(key), accountId);
}

/** `null` where it was altered, or is another account's. */
export async function openKey(
  dataKey: Bytes,
  sealed: Sealed,
  accountId: string,
): Promise<string | null> {
  const opened = await open(await importKey(dataKey), sealed, accountId);
  return opened && new TextDecoder().decode(opened);
}

/** Bound to the data key, so that no account's key passes for it. */
const DATA_KEY = 'data key';

/** The same words typed on another keyboard or system are the same passphrase: hence NFKC. */
async function derive(passphrase: string, salt: Bytes, iterations: number): Promise<CryptoKey> {
  const words = encode(passphrase.normalize('NFKC'));
  const material = await crypto.subtle.importKey('raw', words, 'PBKDF2', false, ['deriveKey']);
  const algorithm = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  const aes = { name: 'AES-GCM', length: 8 * KEY_BYTES };
  return crypto.subtle.deriveKey(algorithm, material, aes, false, ['encrypt', 'decrypt']);
}

const importKey = (bytes: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);

async function seal(key: CryptoKey, bytes: Bytes, bound: string): Promise<Sealed> {
  const iv = random(IV_BYTES); // anew for every write: one used twice would give the key away
  const algorithm = { name: 'AES-GCM', iv, additionalData: encode(bound) };
  const data = await crypto.subtle.encrypt(algorithm, key, bytes);
  return { iv: toText(iv), data: toText(new Uint8Array(data)) };
}

async function open(key: CryptoKey, { iv, data }: Sealed, bound: string): Promise<Bytes | null> {
  const algorithm = { name: 'AES-GCM', iv: toBytes(iv), additionalData: encode(bound) };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, toBytes(data)));
  } catch {
    return null;
  }
}

const random = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));
const encode = (text: string): Bytes => new TextEncoder().encode(text);

export const toText = (bytes: Bytes): string => btoa(String.fromCharCode(...bytes));
export const toBytes = (text: string): Bytes =>
  Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
