import { i18n } from '#i18n';
import { OptionsLink } from '@/components/OptionsLink';

/** A key was fine and is not any more: what to do stands before all else. */
export function KeyRefused() {
  return (
    <div role="alert" class="notice bad">
      <p>
        <strong>{i18n.t('words.failure.badKey')}</strong> {i18n.t('words.failure.badKeyNext')}
      </p>
      <OptionsLink />
    </div>
  );
}
