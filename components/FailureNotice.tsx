import type { ComponentChildren } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { Account } from '@/utils/share-codes/account';
import type { Failure } from '@/utils/share-codes/failure';
import { details } from '@/utils/words/details';
import { failureWords, isForOptions } from '@/utils/words/failure';
import { CopyButton } from './CopyButton';
import { OptionsLink } from './OptionsLink';

interface Props {
  failure: Failure;
  account: Account | null;
  /** Buttons for the next step. */
  children?: ComponentChildren;
}

/** What went wrong, what the server said of it, and what to do next. */
export function FailureNotice({ failure, account, children }: Props) {
  const { cause, next, server } = failureWords(failure);
  const report = () => details(failure, account, browser.runtime.getManifest().version);
  return (
    <div role="alert" class="notice bad">
      <p>
        <strong>{cause}</strong> {next}
      </p>
      {server && <p class="small soft">{server}</p>}
      <div class="row">
        {children}
        {isForOptions(failure) && <OptionsLink />}
        <CopyButton text={report}>{i18n.t('common.copyDetails')}</CopyButton>
      </div>
    </div>
  );
}
