import { type OwnCodes, ownCodesReader } from '@/utils/database/own-codes';

const readers = new Map<string, () => Promise<OwnCodes>>();

/** Which codes an account made, as far as it is stored. Only the first read of a page takes long. */
export function ownCodes(accountId: string): Promise<OwnCodes> {
  const read = readers.get(accountId) ?? ownCodesReader(accountId);
  readers.set(accountId, read);
  return read();
}
