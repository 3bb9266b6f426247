import { render } from 'preact';
import { watch } from '@/utils/page/watch';
import '@/assets/style.css';
import { Popup } from './Popup';
import './style.css';

const root = document.getElementById('root');
const firstRead = watch(); // shows the snapshot at once
if (root) render(<Popup firstRead={firstRead} />, root);
