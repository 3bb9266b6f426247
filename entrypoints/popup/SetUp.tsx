import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { Mark } from './Mark';

/** The popup before there is an account. */
export function SetUp() {
  const open = async () => {
    await browser.runtime.openOptionsPage();
    close();
  };
  return (
    <main class="set-up">
      <Mark size={48} />
      <h1>{i18n.t('product.name')}</h1>
      <p class="soft">{i18n.t('popup.setUpHint')}</p>
      <button type="button" class="primary" onClick={open} autofocus>
        {i18n.t('popup.setUp')}
      </button>
    </main>
  );
}
