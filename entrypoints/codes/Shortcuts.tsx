import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { useBrowserKeys } from '@/utils/page/use-browser-keys';

/** Keys for the whole page; `?` tells them. */
export function Shortcuts() {
  const dialog = useRef<HTMLDialogElement>(null);
  const browserKeys = useBrowserKeys();
  useEffect(() => {
    const act = (event: KeyboardEvent) => {
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === '/') document.getElementById('search')?.focus();
      else if (event.key === '?') dialog.current?.showModal();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', act);
    return () => removeEventListener('keydown', act);
  }, []);
  const keys = [
    ['/', i18n.t('codes.keys.search')],
    ['↑ ↓', i18n.t('codes.keys.move')],
    ['Home, End', i18n.t('codes.keys.ends')],
    [i18n.t('codes.keys.space'), i18n.t('codes.keys.select')],
    ['Shift + ↑ ↓', i18n.t('codes.keys.range')],
    ['Ctrl + A', i18n.t('codes.keys.all')],
    ['Enter', i18n.t('codes.keys.open')],
    ['Esc', i18n.t('codes.keys.none')],
    ['?', i18n.t('codes.keys.help')],
    ...browserKeys,
  ] as const;
  return (
    <>
      <p class="hint">{i18n.t('codes.keys.hint')}</p>
      <dialog ref={dialog} aria-labelledby="keys">
        <form method="dialog" class="stack">
          <h2 id="keys">{i18n.t('codes.keys.title')}</h2>
          <dl class="facts">
            {keys.map(([key, words]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
          <button type="submit">{i18n.t('codes.close')}</button>
        </form>
      </dialog>
    </>
  );
}

function isTyping({ target }: KeyboardEvent): boolean {
  return (
    target instanceof HTMLElement &&
    (target.matches('input:not([type="checkbox"]), textarea, select') ||
      target.closest('dialog') !== null)
  );
}
