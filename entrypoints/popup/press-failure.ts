import { createStore, type StoreApi } from 'zustand/vanilla';
import { useStore } from '@/utils/page/use-store';
import type { Failure } from '@/utils/share-codes/failure';

/** Why the last press of a form could not begin anything, for each account: who looks at another one is told later. */
export type PressFailures = StoreApi<Record<string, Failure | null>>;

export const pressFailures = (): PressFailures => createStore(() => ({}));

export function usePressFailure(failures: PressFailures, accountId: string) {
  const failure = useStore(failures, (all) => all[accountId] ?? null);
  const tell = (failure: Failure | null): void => failures.setState({ [accountId]: failure });
  return [failure, tell] as const;
}
