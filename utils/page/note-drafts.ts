/*
 * Notes as they are being typed, in the one place that is written at once: the database is a moment behind, and by then
 * the tab may be closed. A draft goes once the database has it.
 */

interface Place {
  accountId: string;
  code: string;
}

export interface NoteDraft extends Place {
  text: string;
}

const PREFIX = 'draft:note:';

const keyOf = ({ accountId, code }: Place) => `${PREFIX}${accountId}:${code}`;

export const readNoteDraft = (place: Place): string | null =>
  attempt(() => localStorage.getItem(keyOf(place)), null);

/** Where it has no room, what was typed before must not come back over it: then the database alone keeps it. */
export function writeNoteDraft(draft: NoteDraft): void {
  const isKept = attempt(() => {
    localStorage.setItem(keyOf(draft), draft.text);
    return true;
  }, false);
  if (!isKept) forget(draft);
}

/** The database has it. What was typed on meanwhile stays. */
export function dropNoteDraft(draft: NoteDraft): void {
  if (readNoteDraft(draft) === draft.text) forget(draft);
}

/** Those that a closed tab has left behind, and those that are being typed in another one. */
export function allNoteDrafts(): NoteDraft[] {
  const keys = attempt(() => Object.keys(localStorage), []);
  return keys.flatMap((key) => {
    if (!key.startsWith(PREFIX)) return [];
    const [accountId = '', ...rest] = key.slice(PREFIX.length).split(':');
    const place = { accountId, code: rest.join(':') };
    return { ...place, text: readNoteDraft(place) ?? '' };
  });
}

const forget = (place: Place): void =>
  attempt(() => localStorage.removeItem(keyOf(place)), undefined);

/** A browser may keep nothing for this extension, and then throws at each try. */
function attempt<T>(act: () => T, otherwise: T): T {
  try {
    return act();
  } catch {
    return otherwise;
  }
}
