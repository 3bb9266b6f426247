import { browser } from 'wxt/browser';
import { i18n } from '#i18n';

/** Says plainly where the browser would forget what is saved here. */
export function StorageNotice({ kept }: { kept: boolean }) {
  if (!kept)
    return (
      <p role="alert" class="notice bad">
        <span>
          <strong>{i18n.t('options.nothingKept')}</strong> {i18n.t('options.nothingKeptNext')}
        </span>
      </p>
    );
  return browser.extension.inIncognitoContext ? (
    <p class="notice warn">{i18n.t('options.privateWindow')}</p>
  ) : null;
}
