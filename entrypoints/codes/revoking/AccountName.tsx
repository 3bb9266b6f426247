import { state } from '@/utils/page/state';
import { useStore } from '@/utils/page/use-store';
import type { Account } from '@/utils/share-codes/account';

interface Props {
  id: string;
  /** The account that the page shows. */
  shown: Account;
}

/** Whose revoke it is, where it is another account's than the one that is looked at. */
export function AccountName({ id, shown }: Props) {
  const accounts = useStore(state, (now) => now.accounts);
  const name = accounts.find((account) => account.id === id)?.name;
  return id !== shown.id && name ? <strong> {name}</strong> : null;
}
