import { useEffect } from 'preact/hooks';
import { getOperation } from '@/utils/database/operations';
import { endOfMoment, endShownAt, isMomentOver, noteEnd } from '@/utils/page/ends-in-view';
import { type State, state } from '@/utils/page/state';
import { useStore } from '@/utils/page/use-store';
import { type GenerateOperation, isKnown } from '@/utils/share-codes/operation';
import { changePress, FIELD_IDS, FIELD_NAMES, generateDrafts, type Press } from './generate-draft';
import type { RepeatablePress } from './same-press';

/** Operations that this window has seen running. */
const seenRunning = new Set<string>();

/** The presses that another one may repeat: the last one, of this window or another, and those seen running. None whose end has been seen. */
export function repeatablePresses(accountId: string): RepeatablePress[] {
  const last = [generateDrafts.get(accountId).pressed, generateDrafts.stored(accountId).pressed];
  const running = generatesOf(state.getState())
    .filter(({ id, source }) => source === 'popup' && seenRunning.has(id))
    .map(({ id, createdAt, input }) => ({ id, at: createdAt, input, endShownAt: null }));
  return [...last, ...running]
    .filter((press) => press !== null)
    .map((press) => ({ ...press, endShownAt: endShownAt(press.id) ?? press.endShownAt }))
    .filter((press) => !isMomentOver(press.id, press.endShownAt));
}

/**
 * Once the end of the pressed operation has been on the screen for a moment, the next press is a new wish. While nobody
 * knows what became of it, it has not ended.
 */
export function useEndOfPress(accountId: string, onOver: () => void): void {
  const operations = useStore(state, (now) => now.operations);
  const fresh = useStore(state, (now) => now.fresh);
  const over = (operation: GenerateOperation) => {
    if (offerAnew(operation)) onOver();
  };
  useEffect(() => {
    for (const one of generatesOf({ operations }))
      if (!isKnown(one)) seenRunning.add(one.id);
      else if (fresh) showEnd(one, over);
  }, [operations, fresh]);
  useEffect(() => {
    const { pressed } = generateDrafts.get(accountId);
    if (fresh && pressed !== null)
      findPast(pressed, over).catch((error) => console.warn('The journal was not read:', error));
  }, [accountId, fresh]);
}

function showEnd(operation: GenerateOperation, over: (operation: GenerateOperation) => void): void {
  const { id, accountId } = operation;
  const press = () => {
    const { pressed } = generateDrafts.get(accountId);
    return pressed?.id === id ? pressed : null;
  };
  const onShown = (at: number) => {
    const pressed = press();
    if (pressed) changePress(accountId, id, { pressed: { ...pressed, endShownAt: at } });
    setTimeout(() => over(operation), endOfMoment(id, at) - performance.now());
  };
  noteEnd(operation, onShown, press()?.endShownAt);
}

/** A press of long ago, whose operation is none of the newest any more. */
async function findPast(
  { id }: Press,
  over: (operation: GenerateOperation) => void,
): Promise<void> {
  if (state.getState().operations.some((one) => one.id === id)) return;
  const operation = await getOperation(id);
  if (operation?.kind === 'generate' && isKnown(operation)) over(operation);
}

/**
 * What was generated is not offered again by itself, least of all its recipient; what was refused is. A field that was
 * touched since, or has the focus, stays as it is. @returns whether it was the last press's operation
 */
function offerAnew({ id, accountId, state }: GenerateOperation): boolean {
  const draft = generateDrafts.get(accountId);
  const { pressed } = draft;
  if (pressed?.id !== id) return false;
  const focused = document.activeElement?.id;
  const stays = FIELD_NAMES.filter(
    (name) => draft[name] === null && (state === 'refused' || focused === FIELD_IDS[name]),
  );
  const kept = Object.fromEntries(stays.map((name) => [name, pressed.fields[name]]));
  changePress(accountId, id, { ...kept, pressed: null });
  return true;
}

const generatesOf = ({ operations }: Pick<State, 'operations'>): GenerateOperation[] =>
  operations.filter((one) => one.kind === 'generate');
