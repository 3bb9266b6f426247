import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { closeStorage } from '@/utils/background/accounts/close-storage';
import { giveBackHosts } from '@/utils/background/accounts/give-back-hosts';
import { keepNoAddresses } from '@/utils/background/accounts/keep-no-addresses';
import { LOCK_ALARM } from '@/utils/background/accounts/passphrase';
import { insertNewCode } from '@/utils/background/insert-code';
import { checkLock, lockNow } from '@/utils/background/lock';
import { ALL_CODES, INSERT_NEW, LOCK, REDEEM_SELECTED, showMenus } from '@/utils/background/menus';
import { notifyFailure } from '@/utils/background/notices';
import { OPEN_CODES, openCodes } from '@/utils/background/open-codes';
import { LOOK_ALARM, lookAgain } from '@/utils/background/operations/look-again';
import { run } from '@/utils/background/operations/runner';
import { answer } from '@/utils/background/router';
import { ALARM } from '@/utils/background/schedule';
import { redeemSelection } from '@/utils/background/selection';
import { goOnSyncing, SYNC_ALARM } from '@/utils/background/sync/sync';
import { holdBackUpdate } from '@/utils/background/update';
import { welcome } from '@/utils/background/welcome';
import { forgetOldReviews } from '@/utils/database/reviews';
import { storageFailure } from '@/utils/database/storage-failure';

const notifyUnread = (error: unknown) => notifyFailure(storageFailure(error));

export default defineBackground({
  // Every listener in the first turn: an event that wakes the worker finds it.
  main() {
    browser.runtime.onMessage.addListener((message, sender) => answer(message, sender));
    browser.runtime.onInstalled.addListener(welcome);
    browser.runtime.onStartup.addListener(() => void lookAgain());
    browser.runtime.onStartup.addListener(() => void giveBackHosts());
    browser.runtime.onUpdateAvailable.addListener(holdBackUpdate);
    browser.alarms.onAlarm.addListener(({ name }) => {
      if (name === ALARM) void run();
      if (name === LOOK_ALARM) void lookAgain();
      if (name === SYNC_ALARM) void goOnSyncing();
      if (name === LOCK_ALARM) void checkLock();
    });
    browser.contextMenus.onClicked.addListener((info, tab) => {
      if (info.menuItemId === REDEEM_SELECTED) redeemSelection(info, tab).catch(notifyUnread);
      if (info.menuItemId === INSERT_NEW) insertNewCode(info, tab).catch(notifyUnread);
      if (info.menuItemId === ALL_CODES) void openCodes();
      if (info.menuItemId === LOCK) void lockNow();
    });
    browser.commands.onCommand.addListener((name) => {
      if (name === OPEN_CODES) void openCodes();
      if (name === LOCK) void lockNow();
    });
    browser.notifications.onClicked.addListener((id) => void browser.notifications.clear(id));
    self.addEventListener('online', () => void run());

    keepNoAddresses();
    void closeStorage();
    void checkLock();
    void showMenus();
    void run(); // whatever the last worker left open
    void goOnSyncing();
    void forgetOldReviews();
  },
});
