import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import { CannotRead } from '@/components/CannotRead';
import { Said } from '@/components/Said';
import { Unlock } from '@/components/Unlock';
import { send } from '@/utils/page/send';
import { currentAccount, type State, state } from '@/utils/page/state';
import { useFailure } from '@/utils/page/use-failure';
import { useStore } from '@/utils/page/use-store';
import { whenInView } from '@/utils/page/when-in-view';
import type { Failure } from '@/utils/share-codes/failure';
import { isTold } from '@/utils/share-codes/told';
import { Forms } from './Forms';
import { Header } from './Header';
import { History } from './History';
import { RecentCodes } from './RecentCodes';
import { SetUp } from './SetUp';

export function Popup({ firstRead }: { firstRead: Promise<void> }) {
  const account = useStore(state, currentAccount);
  const isEmpty = useStore(state, (now) => now.fresh && currentAccount(now) === null);
  const failure = useFailure(firstRead);
  useSee();

  if (failure) return <Unreadable failure={failure} />;
  // Without a snapshot, what there is shows in a few milliseconds: no "Set up" in between.
  if (!account) return isEmpty ? <SetUp /> : null;
  return (
    <>
      <Header account={account} />
      <main class="stack">
        <Unlock />
        <Forms key={account.id} account={account} />
        <RecentCodes key={account.id} account={account} />
        <History account={account} />
      </main>
      <Said />
    </>
  );
}

/** What stands on the screen has been seen. */
function useSee(): void {
  const ids = useStore(state, (now) => (now.fresh ? unseenOf(now) : ''));
  useEffect(() => {
    if (!ids) return;
    return whenInView(() => void send({ type: 'see', operationIds: ids.split(' ') }));
  }, [ids]);
}

const unseenOf = ({ operations }: State): string =>
  operations
    .filter((operation) => isTold(operation) && !operation.seen)
    .map(({ id }) => id)
    .join(' ');

function Unreadable({ failure }: { failure: Failure }) {
  return (
    <main>
      <CannotRead failure={failure}>{i18n.t('popup.noStorage')}</CannotRead>
    </main>
  );
}
