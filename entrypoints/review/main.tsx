import '@/assets/style.css';
import './review.css';
import { render } from 'preact';
import { i18n } from '#i18n';
import { watch } from '@/utils/page/watch';
import { ReviewPage } from './ReviewPage';

document.documentElement.lang = i18n.t('words.locale');
document.title = i18n.t('review.pageTitle', { product: i18n.t('product.name') });

// Whether it is locked; a review that cannot be read says so itself.
watch().catch(() => {});
const id = new URLSearchParams(location.search).get('id') ?? '';
const root = document.getElementById('root');
if (root) render(<ReviewPage id={id} />, root);
