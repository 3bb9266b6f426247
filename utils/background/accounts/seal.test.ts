import { describe, expect, it } from 'vitest';
import {
  COUNT,
  closeVault,
  newDataKey,
  openKey,
  openVault,
  parseSealed,
  parseVault,
  sealKey,
  toBytes,
} from './seal';

const WORDS = 'correct horse battery staple';
const FEW = 1000; // the recommended count takes a third of a second each time

describe('a vault', () => {
  it('opens with its passphrase and with no other', async () => {
    const dataKey = newDataKey();
    const vault = await closeVault(dataKey, WORDS, FEW);
    expect(await openVault(vault, WORDS)).toEqual(dataKey);
    expect(await openVault(vault, `${WORDS} `)).toBeNull();
    expect(await openVault(vault, '')).toBeNull();
  });

  it('is made with the recommended count', async () => {
    expect((await closeVault(newDataKey(), WORDS)).count).toBe(COUNT);
  });

  it('has another salt and another IV each time', async () => {
    const dataKey = newDataKey();
    const [one, other] = [await closeVault(dataKey, WORDS, 1), await closeVault(dataKey, WORDS, 1)];
    expect(one.salt).not.toBe(other.salt);
    expect(one.dataKey.iv).not.toBe(other.dataKey.iv);
    expect(toBytes(one.salt)).toHaveLength(16);
    expect(toBytes(one.dataKey.iv)).toHaveLength(12);
  });

  it('takes the same words from another keyboard', async () => {
    const vault = await closeVault(newDataKey(), 'caf\u00e9 caf\u00e9 caf\u00e9', FEW);
    expect(await openVault(vault, 'cafe\u0301 cafe\u0301 cafe\u0301')).not.toBeNull();
  });

  it('does not open once anything in it was altered', async () => {
    const vault = await closeVault(newDataKey(), WORDS, FEW);
    const { dataKey } = vault;
    expect(await openVault({ ...vault, count: FEW + 1 }, WORDS)).toBeNull();
    expect(await openVault({ ...vault, salt: flipped(vault.salt) }, WORDS)).toBeNull();
    const [data, iv] = [flipped(dataKey.data), flipped(dataKey.iv)];
    expect(await openVault({ ...vault, dataKey: { ...dataKey, data } }, WORDS)).toBeNull();
    expect(await openVault({ ...vault, dataKey: { ...dataKey, iv } }, WORDS)).toBeNull();
  });

  it.each([0, -1, 1.5, 10_000_001, Number.MAX_SAFE_INTEGER, '600000', null])(
    'is not read with a count of %o',
    async (count) => {
      const vault = await closeVault(newDataKey(), WORDS, 1);
      expect(parseVault(vault)).toEqual(vault);
      expect(parseVault({ ...vault, count })).toBeNull();
    },
  );

  it.each([undefined, null, 'vault', [], {}, { salt: '' }])('is not read from %o', (raw) => {
    expect(parseVault(raw)).toBeNull();
  });
});

describe('a key', () => {
  it('opens with the data key that sealed it, in its own account only', async () => {
    const dataKey = newDataKey();
    const sealed = await sealKey(dataKey, 'my-api-key', 'a');
    expect(JSON.stringify(sealed)).not.toContain('my-api-key');
    expect(await openKey(dataKey, sealed, 'a')).toBe('my-api-key');
    expect(await openKey(dataKey, sealed, 'b')).toBeNull();
    expect(await openKey(newDataKey(), sealed, 'a')).toBeNull();
  });

  it('does not open once it was altered', async () => {
    const dataKey = newDataKey();
    const sealed = await sealKey(dataKey, 'my-api-key', 'a');
    const damaged = [
      { ...sealed, data: flipped(sealed.data) },
      { ...sealed, iv: flipped(sealed.iv) },
      { ...sealed, iv: '' },
      { ...sealed, data: '' },
    ];
    for (const one of damaged) expect(await openKey(dataKey, one, 'a')).toBeNull();
  });

  it('is sealed with another IV each time', async () => {
    const dataKey = newDataKey();
    const [one, other] = [await sealKey(dataKey, 'k', 'a'), await sealKey(dataKey, 'k', 'a')];
    expect(one.iv).not.toBe(other.iv);
    expect(one.data).not.toBe(other.data);
  });

  it.each([undefined, 'plain', { iv: 1 }, { iv: '*', data: '*' }])('is not read from %o', (raw) => {
    expect(parseSealed(raw)).toBeNull();
  });
});

/** The same length with one bit changed. */
function flipped(text: string): string {
  const bytes = toBytes(text);
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  return btoa(String.fromCharCode(...bytes));
}
