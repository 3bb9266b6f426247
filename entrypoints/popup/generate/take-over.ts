import { FIELD_IDS, FIELD_NAMES, type FieldName, type Fields } from './generate-draft';
import { touch } from './use-fields';

/*
 * The form that is drawn into popup.html can be typed in and pressed before the program has taken it over; the popup's
 * shell notes what was. Nothing of it is lost.
 */

/** A press of the drawn form: what its fields held then, and which were typed in afterwards. */
export interface EarlyPress {
  fields: Fields;
  later: FieldName[];
}

let early: EarlyPress | null = null;

/** To be called before the page is drawn. @param accountId whose form was drawn */
export function takeOver(accountId: string): void {
  for (const name of FIELD_NAMES) {
    const field = drawnField(name);
    if (field?.dataset['touched'] !== undefined) touch(accountId, name, field.value);
  }
  if (drawnField('ipsPerCode')?.form?.dataset['pressed'] === undefined) return;
  const pressed = (name: FieldName) => drawnField(name)?.dataset['pressed'] ?? '';
  early = {
    fields: {
      ipsPerCode: pressed('ipsPerCode'),
      count: pressed('count'),
      forwardTo: pressed('forwardTo'),
    },
    later: FIELD_NAMES.filter((name) => drawnField(name)?.value !== pressed(name)),
  };
}

/** The press to carry out now that the program is there; once. */
export function takeEarlyPress(): EarlyPress | null {
  const taken = early;
  early = null;
  return taken;
}

function drawnField(name: FieldName): HTMLInputElement | null {
  const field = document.getElementById(FIELD_IDS[name]);
  return field instanceof HTMLInputElement ? field : null;
}
