import { options } from 'preact';
import { i18n } from '#i18n';
import type { Settings } from '@/utils/share-codes/settings';
import { say } from './said';
import { send } from './send';
import { state } from './state';

/** The account that the person has just chosen, until it is stored. */
let chosen: string | null = null;

/** Shows another account. The box and everything below it change together, at once: a press right after is the new one's. */
export async function chooseAccount(accountId: string): Promise<void> {
  chosen = accountId;
  drawAtOnce(() =>
    state.setState(({ settings }) => ({ settings: { ...settings, currentAccountId: accountId } })),
  );
  const reply = await send({ type: 'select-account', accountId });
  if (chosen === accountId) chosen = null;
  if (!reply.ok) say(i18n.t('popup.accountNotStored'), false);
}

/** To be called before settings are read: what the person chooses until they are is newer than what was read. */
export function holdChosen(): (read: Settings) => Settings {
  const before = chosen;
  return (read) => {
    const currentAccountId = chosen ?? before;
    return currentAccountId === null ? read : { ...read, currentAccountId };
  };
}

/** What `act` changes stands on the page when this returns, and not a moment later. */
function drawAtOnce(act: () => void): void {
  const { debounceRendering } = options;
  options.debounceRendering = (draw) => draw();
  act();
  if (debounceRendering) options.debounceRendering = debounceRendering;
  else delete options.debounceRendering;
}
