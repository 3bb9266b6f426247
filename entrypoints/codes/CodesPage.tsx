import { useEffect, useLayoutEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import { CannotRead } from '@/components/CannotRead';
import { FailureNotice } from '@/components/FailureNotice';
import { Said } from '@/components/Said';
import { Unlock } from '@/components/Unlock';
import { currentAccount, state } from '@/utils/page/state';
import { useFailure } from '@/utils/page/use-failure';
import { useStore } from '@/utils/page/use-store';
import type { Account } from '@/utils/share-codes/account';
import { Age } from './Age';
import { Backup } from './Backup';
import { storeLeftNotes } from './details/store-note';
import { Filters } from './filters/Filters';
import { Header } from './Header';
import { known, watchKnown } from './lists/known';
import { useShown } from './lists/use-shown';
import { useSync } from './lists/use-sync';
import { OverTime } from './over-time/OverTime';
import { Pager } from './Pager';
import { Revoking } from './revoking/Revoking';
import { Shortcuts } from './Shortcuts';
import { SelectionBar } from './selection/SelectionBar';
import { clear } from './selection/selection';
import { Tabs } from './Tabs';
import { CodeTable } from './table/CodeTable';
import { seeLastPage, view } from './view/see';

export function CodesPage({ firstRead }: { firstRead: Promise<void> }) {
  const account = useStore(state, currentAccount);
  const fresh = useStore(state, (now) => now.fresh);
  const unread = useFailure(firstRead);
  useEffect(storeLeftNotes, []);
  return (
    <main class="codes stack">
      <Header account={account} />
      <Unlock>{i18n.t('codes.whileLocked')}</Unlock>
      {unread && <CannotRead failure={unread}>{i18n.t('codes.noStorage')}</CannotRead>}
      {account ? <Codes account={account} /> : fresh && <NoAccount />}
      <Said />
    </main>
  );
}

function NoAccount() {
  return (
    <div class="card stack tight">
      <p>{i18n.t('codes.noAccount')}</p>
      <div class="row">
        <a class="button primary" href="options.html">
          {i18n.t('popup.setUp')}
        </a>
      </div>
    </div>
  );
}

/** Another account is looked at in the same page: what is being typed in the filters goes on. */
function Codes({ account }: { account: Account }) {
  const seen = useStore(view, (now) => now);
  const { origin } = account.server;
  const sync = useSync(account);
  const shown = useShown(seen, account, sync.count);
  const failedToRead = useStore(known, (now) => now.failed);
  useLayoutEffect(() => {
    clear();
    return watchKnown(account.id, seen.tab); // its snapshot is part of the first paint
  }, [account.id, origin, seen.tab]); // nothing of one server is shown for another
  const { pages, settled } = shown;
  const isStored = shown.rows.length > 0 && (shown.matching !== null || !settled);
  useEffect(() => {
    if (pages !== null && settled && seen.page > pages) seeLastPage(seen, pages);
  }, [pages, settled, seen]);
  const failure = shown.failure ?? sync.failure;
  return (
    <>
      <Tabs tab={seen.tab}>
        <Age sync={sync} />
      </Tabs>
      <section id="panel" class="stack" role="tabpanel" aria-labelledby={`tab-${seen.tab}`}>
        {failedToRead && failedToRead.cause !== 'newer-storage' && (
          <CannotRead failure={failedToRead}>{i18n.t('codes.noStorage')}</CannotRead>
        )}
        {seen.tab === 'shared' && <OverTime key={account.id} account={account} />}
        <Filters account={account} />
        <SelectionBar key={account.id} account={account} shown={shown} />
        <CodeTable key={account.id} account={account} shown={shown} />
        <Pager shown={shown} />
        <Backup key={account.id} accountId={account.id} />
        <div class="at-foot stack tight">
          {failure && failure.cause !== 'locked' && (
            <FailureNotice failure={failure} account={account}>
              {isStored && <p class="grow">{i18n.t('codes.stored')}</p>}
            </FailureNotice>
          )}
          <Revoking account={account} />
        </div>
      </section>
      <Shortcuts />
    </>
  );
}
