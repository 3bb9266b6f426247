import '@/assets/style.css';
import './options.css';
import { render } from 'preact';
import { i18n } from '#i18n';
import { storageFailure } from '@/utils/database/storage-failure';
import { watch } from '@/utils/page/watch';
import type { Failure } from '@/utils/share-codes/failure';
import { focusField } from './focus-field';
import { OptionsPage } from './OptionsPage';
import { refuseDrops } from './refuse-drops';

document.documentElement.lang = i18n.t('words.locale');
document.title = i18n.t('options.pageTitle', { product: i18n.t('product.name') });

refuseDrops();
watch().then(
  () => show(null),
  (error: unknown) => show(storageFailure(error)),
);

function show(unread: Failure | null): void {
  const root = document.getElementById('root');
  if (root) render(<OptionsPage unread={unread} />, root);
  if (location.hash === '#key') focusField('key');
  if (location.hash === '#forgot') document.getElementById('forgot')?.focus();
}
