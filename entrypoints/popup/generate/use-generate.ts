import { sendOperation } from '@/utils/page/send-operation';
import type { Failure } from '@/utils/share-codes/failure';
import type { GenerateInput } from '@/utils/share-codes/operation';
import { pressFailures, usePressFailure } from '../press-failure';
import { copyWhenMade } from './copy-when-made';
import { repeatablePresses } from './end-of-press';
import {
  changePress,
  FIELD_NAMES,
  type FieldName,
  type Fields,
  type GenerateDraft,
  generateDrafts,
  NOT_TOUCHED,
  type Press,
} from './generate-draft';
import { type RepeatablePress, repeatedPress } from './same-press';

/** What a press asks for: what stood in the fields, and what that means. */
export interface Picture {
  fields: Fields;
  input: GenerateInput;
}

/**
 * The press that one with this input would only repeat, `null` where it is a new wish.
 * @param again the operation that the pressed button offers to do once more
 */
export function repeats(
  accountId: string,
  input: GenerateInput,
  again?: string,
): RepeatablePress | null {
  const presses = repeatablePresses(accountId).filter(({ id }) => id !== again);
  return repeatedPress(presses, input, generateDrafts.get(accountId).touchedAt);
}

export interface Generating {
  /** Why the last press could not begin anything. */
  failure: Failure | null;
  /**
   * Begins an operation, or sends once more the one that the press repeats.
   * @param later fields that were typed in after the press
   */
  start: (picture: Picture, again?: string, later?: readonly FieldName[]) => Promise<void>;
}

const failures = pressFailures();

/** Each press is an operation of its own, unless it only repeats the last one. */
export function useGenerate(accountId: string): Generating {
  const [failure, setFailure] = usePressFailure(failures, accountId);

  const start: Generating['start'] = async ({ fields, input }, again, later = []) => {
    setFailure(null);
    const same = repeats(accountId, input, again);
    const id = same?.id ?? crypto.randomUUID();
    if (!same) {
      keepPress(accountId, { id, at: Date.now(), fields, input, endShownAt: null }, later);
      copyWhenMade(id);
    }
    const reply = await sendOperation({ type: 'generate', id, accountId, input });
    if (reply.ok) return;
    setFailure(reply.failure);
    if (reply.failure.cause === 'other-input') forgetPress(accountId, id);
  };

  return { failure, start };
}

/**
 * From the press on the fields are the next draft's; until its operation has ended, what was pressed goes on to stand in
 * them. What another window has typed meanwhile stays stored.
 * @param later fields that were typed in after the press
 */
function keepPress(accountId: string, pressed: Press, later: readonly FieldName[]): void {
  const [draft, stored] = [generateDrafts.get(accountId), generateDrafts.stored(accountId)];
  const pick = (from: GenerateDraft, names: readonly FieldName[]) =>
    Object.fromEntries(names.map((name) => [name, from[name]]));
  const typedElsewhere = pick(
    stored,
    FIELD_NAMES.filter((name) => stored[name] !== draft[name]),
  );
  const touchedAt = later.length > 0 ? draft.touchedAt : 0;
  const next = { ...NOT_TOUCHED, ...pick(draft, later), touchedAt, pressed };
  generateDrafts.patch(accountId, next, { ...next, ...typedElsewhere });
}

/** What was typed stays, and the next press is another operation. */
function forgetPress(accountId: string, id: string): void {
  changePress(accountId, id, { pressed: null });
}
