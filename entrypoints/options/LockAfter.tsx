import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { FailureNotice } from '@/components/FailureNotice';
import { send } from '@/utils/page/send';
import { state } from '@/utils/page/state';
import { useStore } from '@/utils/page/use-store';
import type { Failure } from '@/utils/share-codes/failure';
import { LOCK_MINUTES, type LockAfter as Minutes } from '@/utils/share-codes/passphrase';
import { useChoice } from './use-choice';

const WORDS = {
  5: 'options.minutes5',
  15: 'options.minutes15',
  60: 'options.minutes60',
  480: 'options.minutes480',
} as const;

/** After how long without use the passphrase is asked for again. Saved at once. */
export function LockAfter() {
  const stored = useStore(state, ({ settings }) => settings.lockAfter);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [lockAfter, choose] = useChoice(stored, async (minutes: Minutes) => {
    const reply = await send({ type: 'save-settings', settings: { lockAfter: minutes } });
    setFailure(reply.ok ? null : reply.failure);
    return reply.ok;
  });
  return (
    <div class="field">
      <label for="lock-after">{i18n.t('options.lockAfter')}</label>
      <select
        id="lock-after"
        value={String(lockAfter)}
        aria-describedby="lock-after-hint"
        onChange={({ currentTarget }) => choose(minutesOf(currentTarget.value))}
      >
        {LOCK_MINUTES.map((minutes) => (
          <option key={minutes} value={minutes}>
            {i18n.t(WORDS[minutes])}
          </option>
        ))}
        <option value="null">{i18n.t('options.lockNever')}</option>
      </select>
      <p id="lock-after-hint" class="hint">
        {i18n.t('options.lockAfterHint')}
      </p>
      {failure && <FailureNotice failure={failure} account={null} />}
    </div>
  );
}

const minutesOf = (value: string): Minutes =>
  LOCK_MINUTES.find((one) => String(one) === value) ?? null;
