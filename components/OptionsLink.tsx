import { i18n } from '#i18n';

/** To the place in the options where the key is. */
export function OptionsLink() {
  if (location.pathname === '/options.html') return null; // here already
  return (
    <a href="options.html#key" target="_blank" rel="noreferrer">
      {i18n.t('common.openOptions')}
    </a>
  );
}
