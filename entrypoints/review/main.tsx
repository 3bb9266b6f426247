import '@/assets/style.css';
import './review.css';
import { render } from 'preact';
import { i18n } from '#i18n';
import { guardPresses } from '@/utils/page/press-guard';
import { watch } from '@/utils/page/watch';
import { ReviewPage } from './ReviewPage';

document.documentElement.lang = i18n.t('words.locale');
document.title = i18n.t('review.pageTitle', { product: i18n.t('product.name') });

/** How long (ms) this window must be in view before it redeems: it appears under whatever is typed and clicked. */
const WAIT = 500;

guardPresses(WAIT);
const id = new URLSearchParams(location.search).get('id') ?? '';
const root = document.getElementById('root');
// Whether it is locked is known first, since that decides where the focus goes; a review that cannot be read says so itself.
void watch()
  .catch(() => {})
  .then(() => root && render(<ReviewPage id={id} />, root));
