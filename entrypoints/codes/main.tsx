import '@/assets/style.css';
import './codes.css';
import './filters/filters.css';
import './selection/selection.css';
import './table/table.css';
import './details/details.css';
import './over-time/over-time.css';
import { render } from 'preact';
import { i18n } from '#i18n';
import { guardPresses } from '@/utils/page/press-guard';
import { watch } from '@/utils/page/watch';
import { CodesPage } from './CodesPage';
import { seeFromHistory } from './view/see';

document.documentElement.lang = i18n.t('words.locale');
document.title = i18n.t('codes.pageTitle', { product: i18n.t('product.name') });

guardPresses(0); // of a key that is held down
const root = document.getElementById('root');
const firstRead = watch({ keepsAccount: true }); // shows the snapshot at once
void seeFromHistory().then(() => root && render(<CodesPage firstRead={firstRead} />, root));
