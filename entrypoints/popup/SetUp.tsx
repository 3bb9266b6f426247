import { useEffect, useRef } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { focusWhenShown } from '@/utils/page/focus-when-shown';
import { Mark } from './Mark';

/** The popup before there is an account. */
export function SetUp() {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => focusWhenShown(() => button.current), []);
  const open = async () => {
    await browser.runtime.openOptionsPage();
    close();
  };
  return (
    <main class="set-up">
      <Mark size={48} />
      <h1>{i18n.t('product.name')}</h1>
      <p class="soft">{i18n.t('popup.setUpHint')}</p>
      <button type="button" class="primary" ref={button} onClick={open}>
        {i18n.t('popup.setUp')}
      </button>
    </main>
  );
}
