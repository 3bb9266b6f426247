import { options } from 'preact';
import { i18n } from '#i18n';
import type { Settings } from '@/utils/share-codes/settings';
import { say } from './said';
import { send } from './send';
import { state } from './state';

/** The account that the person has just chosen, until it is stored. */
let chosen: { accountId: string } | null = null;

/** Shows another account. The box and everything below it change together, at once: a press right after is the new one's. */
export async function chooseAccount(accountId: string): Promise<void> {
  const mine = { accountId };
  chosen = mine;
  drawAtOnce(() =>
    state.setState(({ settings }) => ({ settings: { ...settings, currentAccountId: accountId } })),
  );
  const reply = await send({ type: 'select-account', accountId });
  if (chosen === mine) chosen = null; // and not a newer choice, be it of the same account
  if (!reply.ok) say(i18n.t('popup.accountNotStored'), false);
}

/** To be called before settings are read: what the person chooses until they are is newer than what was read. */
export function holdChosen(): (read: Settings) => Settings {
  const before = chosen;
  return (read) => {
    const held = chosen ?? before;
    return held === null ? read : { ...read, currentAccountId: held.accountId };
  };
}

/** What `act` changes stands on the page when this returns, and not a moment later. */
function drawAtOnce(act: () => void): void {
  const { debounceRendering } = options;
  options.debounceRendering = (draw) => draw();
  try {
    act();
  } finally {
    if (debounceRendering) options.debounceRendering = debounceRendering;
    else delete options.debounceRendering;
  }
}
