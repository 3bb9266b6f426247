import { i18n } from '#i18n';
import { drawAtOnce } from './draw-at-once';
import { say } from './said';
import { send } from './send';
import { showAccount } from './watch';

/**
 * Shows another account, and stores that for windows that are opened later. The box and everything below it change
 * together, at once: a press right after is the new one's.
 */
export async function chooseAccount(accountId: string): Promise<void> {
  drawAtOnce(() => showAccount(accountId));
  const reply = await send({ type: 'select-account', accountId });
  if (!reply.ok) say(i18n.t('popup.accountNotStored'), false);
}
