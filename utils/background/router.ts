import { type Browser, browser } from 'wxt/browser';
import { patchSettings } from '@/utils/database/settings';
import { storageFailure } from '@/utils/database/storage-failure';
import type { Message, PassphraseMessage, SaveAccount } from '@/utils/messages';
import type { Account } from '@/utils/share-codes/account';
import { fail, ok, type Result } from '@/utils/share-codes/failure';
import { giveBackHosts } from './accounts/give-back-hosts';
import { stayUnlocked } from './accounts/passphrase';
import { removeAccount } from './accounts/remove-account';
import { saveAccount } from './accounts/save-account';
import { showBadge } from './badge';
import { answerPassphrase, checkLock } from './lock';
import { showMenus } from './menus';
import { clearNotices } from './notices';
import { revokeSurplus, startGenerate, startRedeem, startRevoke } from './operations/create';
import * as person from './operations/person';
import { run } from './operations/runner';
import { parseMessage } from './parse-message';
import { listCodes } from './sync/list';
import { refresh } from './sync/refresh';
import { startSync, syncSaved } from './sync/sync';

/** Answers one message. Only this extension's own pages are heard, and what they say is parsed first. */
export async function answer(
  raw: unknown,
  sender: Browser.runtime.MessageSender,
): Promise<Result<unknown>> {
  if (!isOwnPage(sender)) return fail({ cause: 'bad-message', detail: 'unknown sender' });
  const message = parseMessage(raw);
  if (!message) return fail({ cause: 'bad-message', detail: 'unknown message' });
  if (!BY_ITSELF.has(message.type)) void stayUnlocked();
  try {
    const reply = await handle(message);
    if (!reply.ok && reply.failure.cause === 'locked') void checkLock();
    return reply;
  } catch (error) {
    return fail(storageFailure(error));
  }
}

/** What pages say without the person: it does not keep the keys unlocked. */
const BY_ITSELF: ReadonlySet<Message['type']> = new Set([
  'refresh',
  'sync',
  'list',
  'see',
  'copied',
  'lock',
]);

function isOwnPage({ id, url }: Browser.runtime.MessageSender): boolean {
  return id === browser.runtime.id && url?.startsWith(browser.runtime.getURL('')) === true;
}

async function handle(message: Message): Promise<Result<unknown>> {
  switch (message.type) {
    case 'save-account':
      return save(message);
    case 'remove-account':
      return remove(message.accountId);
    case 'select-account':
      await patchSettings({ currentAccountId: message.accountId });
      return ok(null);
    case 'save-settings':
      await patchSettings(message.settings);
      await showMenus();
      if ('lockAfter' in message.settings) await stayUnlocked();
      return ok(null);
    case 'generate':
      return startGenerate({ ...message, source: 'popup' }, message.input);
    case 'redeem':
      return startRedeem(message, message.codes, message.own);
    case 'revoke':
      return startRevoke(message, message.codes, message.undo);
    case 'refresh':
      return refresh(message.accountId);
    case 'sync':
      await startSync(message.accountId);
      return ok(null);
    case 'list':
      return listCodes(message.accountId, message.name, message.query);
    case 'set-passphrase':
    case 'change-passphrase':
    case 'remove-passphrase':
    case 'unlock':
    case 'lock':
    case 'forget-keys':
      return answerPassphrase(message);
    default:
      await decide(message);
      return ok(null);
  }
}

type Decision = Exclude<
  Exclude<Message, PassphraseMessage>,
  {
    type:
      | 'save-account'
      | 'remove-account'
      | 'select-account'
      | 'save-settings'
      | 'generate'
      | 'redeem'
      | 'revoke'
      | 'refresh'
      | 'sync'
      | 'list';
  }
>;

/** What a person says to operations that are in the journal. */
function decide(message: Decision): Promise<void> {
  switch (message.type) {
    case 'check-now':
      return person.checkNow(message.operationId);
    case 'pause':
      return person.pause(message.operationId);
    case 'resume':
      return person.resume(message.operationId);
    case 'cancel':
      return person.cancel(message.operationId);
    case 'redeem-own':
      return person.redeemOwn(message.operationId, message.code);
    case 'claim':
      return person.claim(message.operationId, message.codes);
    case 'keep-surplus':
      return person.keepSurplus(message.operationId);
    case 'revoke-surplus':
      return revokeSurplus(message.operationId);
    case 'copied':
      return person.noteCopied(message.operationId);
    case 'see':
      return person.see(message.operationIds).then(showBadge);
  }
}

async function save(message: SaveAccount): Promise<Result<Account>> {
  const saved = await saveAccount(message, person.holdForNewKey);
  if (!saved.ok) return saved;
  if (saved.value.same) await person.releaseForKey(saved.value.account.id);
  void giveBackHosts(); // of the server it has moved from
  void refresh(saved.value.account.id);
  void syncSaved(saved.value.account.id);
  return ok(saved.value.account);
}

async function remove(accountId: string): Promise<Result<null>> {
  await removeAccount(accountId);
  await Promise.all([showBadge(), clearNotices()]);
  void run(); // nothing is due any more
  return ok(null);
}
