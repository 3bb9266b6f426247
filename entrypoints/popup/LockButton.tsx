import { i18n } from '#i18n';
import { send } from '@/utils/page/send';
import { state } from '@/utils/page/state';
import { useStore } from '@/utils/page/use-store';

/** Locks the keys now; only where there is a passphrase to open them again. */
export function LockButton() {
  const lock = useStore(state, ({ settings }) => settings.lock);
  if (lock !== 'open') return null;
  return (
    <button type="button" class="quiet options" onClick={() => send({ type: 'lock' })}>
      <span class="visually-hidden">{i18n.t('lock.lock')}</span>
      <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
        <rect x="3" y="8" width="12" height="8" rx="1.5" />
        <path d="M6 8V5.5a3 3 0 0 1 6 0V8" />
      </svg>
    </button>
  );
}
