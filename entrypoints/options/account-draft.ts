import type { SaveAccount } from '@/utils/messages';
import { type Account, LONGEST_NAME, PROVIDER_ORIGINS } from '@/utils/share-codes/account';
import { type Failure, ok, type Result } from '@/utils/share-codes/failure';
import { type AddressFault, parseServerAddress } from '@/utils/share-codes/server-address';
import type { FieldId } from './focus-field';

/** What stands in the form. */
export type AccountDraft = Pick<SaveAccount, 'name' | 'server' | 'address'> & { key: string };

export function draftOf(account: Account | null): AccountDraft {
  if (!account) return { name: '', key: '', server: 'production', address: '' };
  const { name, server } = account;
  return { name, key: '', server: server.name, address: addressOf(account) };
}

function addressOf({ server }: Account): string {
  return server.name === 'custom' ? server.origin : '';
}

/** Whether a form says just this. */
export function isSame(a: AccountDraft, b: AccountDraft): boolean {
  return a.name === b.name && a.key === b.key && a.server === b.server && a.address === b.address;
}

/** Where the requests of this account would go. */
export function originOf({ server, address }: AccountDraft): Result<string, AddressFault> {
  return server === 'custom' ? parseServerAddress(address) : ok(PROVIDER_ORIGINS[server]);
}

/** The saved key never goes to another server: a new address asks for a key of its own. */
export function leavesKeyBehind(draft: AccountDraft, account: Account | null): boolean {
  const origin = originOf(draft);
  return account !== null && origin.ok && origin.value !== account.server.origin;
}

/** What can be told before anything is sent; `null` where nothing is missing. */
export function faultOf(draft: AccountDraft, account: Account | null): Failure | null {
  const origin = originOf(draft);
  if (!origin.ok) return { cause: 'bad-address', why: origin.failure };
  if (draft.name.length > LONGEST_NAME) return { cause: 'long-name' };
  const noneYet = account === null || account.keyState === 'missing';
  const keyNeeded = noneYet || leavesKeyBehind(draft, account);
  return keyNeeded && draft.key.trim() === '' ? { cause: 'no-key' } : null;
}

/** The field to go to after a failure, `null` where none of them is to blame. */
export function fieldToBlame({ cause }: Failure): FieldId | null {
  switch (cause) {
    case 'no-key':
    case 'bad-key':
    case 'other-account':
      return 'key';
    case 'bad-address':
      return 'address';
    case 'long-name':
      return 'name';
    default:
      return null;
  }
}
