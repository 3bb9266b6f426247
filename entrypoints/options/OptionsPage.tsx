import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Unlock } from '@/components/Unlock';
import { currentAccount, state } from '@/utils/page/state';
import { useStore } from '@/utils/page/use-store';
import type { Failure } from '@/utils/share-codes/failure';
import { Accounts } from './Accounts';
import { BrowserKeys } from './BrowserKeys';
import { focusField } from './focus-field';
import { Passphrase } from './Passphrase';
import { Preferences } from './Preferences';
import { StorageNotice } from './StorageNotice';
import { useEditor } from './use-editor';
import { useNewPassphrase } from './use-new-passphrase';

/** @param unread why the database could not be read */
export function OptionsPage({ unread }: { unread: Failure | null }) {
  const isSetUp = useStore(state, ({ accounts }) => accounts.length > 0);
  const [wasSetUp] = useState(isSetUp);
  const hasPassphrase = useStore(state, ({ settings }) => settings.lock !== 'off');
  const passphrase = useNewPassphrase();
  const isInForm = !hasPassphrase && (!isSetUp || passphrase.unfolded);
  const editor = useEditor(useStore(state, currentAccount));
  useEffect(() => {
    if (!wasSetUp) focusField('key');
  }, [wasSetUp]);

  return (
    <main class="page options stack">
      <header class="stack tight">
        <h1 class="row">
          <img src="/icons/96.png" alt="" width="32" height="32" />
          {i18n.t('product.name')}
        </h1>
        {!isSetUp && !unread && <p>{i18n.t('options.welcome')}</p>}
      </header>
      <StorageNotice unread={unread} />
      <Unlock />
      {/* What is set up cannot be seen, nor what would be stored, be it for other windows. */}
      {!unread && <Accounts editor={editor} passphrase={isInForm ? passphrase : null} />}
      {isSetUp && !wasSetUp && <FirstSteps />}
      {isSetUp && <Preferences />}
      {isSetUp && <BrowserKeys />}
      {(hasPassphrase || (isSetUp && !isInForm)) && (
        <Passphrase form={passphrase} onEdit={editor.open} />
      )}
      <section class="stack tight" aria-labelledby="privacy">
        <h2 id="privacy">{i18n.t('options.privacy')}</h2>
        <p class="soft">
          {i18n.t('options.privacyStored')} {i18n.t('options.privacySent')}
        </p>
        <p class="hint">{i18n.t('options.unofficial')}</p>
      </section>
    </main>
  );
}

function FirstSteps() {
  return (
    <section class="card stack tight" aria-labelledby="first-steps">
      <h2 id="first-steps">{i18n.t('options.firstSteps')}</h2>
      <ul class="bullets">
        <li>{i18n.t('options.firstGenerate')}</li>
        <li>{i18n.t('options.firstRedeem')}</li>
      </ul>
    </section>
  );
}
