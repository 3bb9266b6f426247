import { render } from 'preact';
import { guardPresses } from '@/utils/page/press-guard';
import { currentAccount, state } from '@/utils/page/state';
import { isToolbarPopup } from '@/utils/page/toolbar-popup';
import { storeLeftLimit } from '@/utils/page/typed-limit';
import { watch } from '@/utils/page/watch';
import '@/assets/style.css';
import { takeOver } from './generate/take-over';
import { Popup } from './Popup';
import './style.css';

/** How long (ms) a popup that is no toolbar popup must be in view before it spends: it may have appeared under a press. */
const WAIT = 1000;

const root = document.getElementById('root');
storeLeftLimit();
const firstRead = watch({ keepsAccount: true }); // shows the snapshot at once
const account = currentAccount(state.getState());
guardPresses(isToolbarPopup() ? 0 : WAIT);
if (account) takeOver(account.id);
if (root) {
  root.dataset['taken'] = ''; // the shell lets go of the keys
  render(<Popup firstRead={firstRead} />, root);
}
