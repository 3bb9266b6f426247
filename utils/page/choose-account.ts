import { i18n } from '#i18n';
import type { Settings } from '@/utils/share-codes/settings';
import { drawAtOnce } from './draw-at-once';
import { say } from './said';
import { send } from './send';
import { state } from './state';

interface Choice {
  accountId: string;
}

/** What the person chose last in this page. */
let last: Choice | null = null;

/** The same once the background has answered. */
let stored: Choice | null = null;

/** Shows another account. The box and everything below it change together, at once: a press right after is the new one's. */
export async function chooseAccount(accountId: string): Promise<void> {
  const mine = { accountId }; // not the same as an older choice, be it of the same account
  last = mine;
  drawAtOnce(() =>
    state.setState(({ settings }) => ({ settings: { ...settings, currentAccountId: accountId } })),
  );
  const reply = await send({ type: 'select-account', accountId });
  if (last === mine) stored = mine;
  if (!reply.ok) say(i18n.t('popup.accountNotStored'), false);
}

/**
 * To be called before settings are read. What the person has chosen since, or had chosen and was not stored yet, is newer
 * than what was read.
 */
export function holdChosen(): (read: Settings) => Settings {
  const storedBefore = stored;
  return (read) =>
    last === null || last === storedBefore ? read : { ...read, currentAccountId: last.accountId };
}
