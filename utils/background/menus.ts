import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { getSettings } from '@/utils/database/settings';

export const REDEEM_SELECTED = 'redeem-selected';
export const INSERT_NEW = 'insert-new';
export const ALL_CODES = 'all-codes';
export const LOCK = 'lock';

let last: Promise<void> = Promise.resolve();

/**
 * Makes the context menu what the settings say. Called at every start of the worker, since Firefox forgets menus;
 * an item that is there is changed and never made twice.
 */
export function showMenus(): Promise<void> {
  last = last.then(setMenus, setMenus); // one after the other: two at once would both create
  return last;
}

async function setMenus(): Promise<void> {
  const { menuRedeem, menuInsert, lock } = await getSettings();
  await setMenu(REDEEM_SELECTED, {
    title: i18n.t('menus.redeem'),
    contexts: ['selection'],
    visible: menuRedeem,
  });
  await setMenu(INSERT_NEW, {
    title: i18n.t('menus.insert'),
    contexts: ['editable'],
    visible: menuInsert,
  });
  await setMenu(ALL_CODES, {
    title: i18n.t('menus.allCodes'),
    contexts: ['action'],
    visible: true,
  });
  await setMenu(LOCK, {
    title: i18n.t('menus.lock'),
    contexts: ['action'],
    visible: lock === 'open',
  });
}

interface MenuItem {
  title: string;
  contexts: ['selection'] | ['editable'] | ['action'];
  visible: boolean;
}

async function setMenu(id: string, item: MenuItem): Promise<void> {
  try {
    await browser.contextMenus.update(id, item);
  } catch {
    await create({ id, ...item });
  }
}

function create(item: MenuItem & { id: string }): Promise<void> {
  return new Promise((resolve) => {
    browser.contextMenus.create(item, () => {
      void browser.runtime.lastError; // read, or the browser complains about an item that is there already
      resolve();
    });
  });
}
