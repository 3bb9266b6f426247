import { browser } from 'wxt/browser';
import { endOf } from '@/utils/clock';
import { openOperations } from '@/utils/database/operations';

/** How often (ms) an update that waits looks whether it may come in. */
const LOOK_EVERY = 5000;

/**
 * An update restarts the extension: it waits while operations run. One that itself waits for a key, a person or a
 * later hour is safe in the journal and holds nothing back.
 */
export async function holdBackUpdate(): Promise<void> {
  const soon = performance.now() + LOOK_EVERY;
  const running = (await openOperations()).some(
    ({ id, hold, dueAt, within }) => !hold && dueAt !== null && endOf(id, dueAt, within) < soon,
  );
  if (running) setTimeout(() => void holdBackUpdate(), LOOK_EVERY);
  else browser.runtime.reload();
}
