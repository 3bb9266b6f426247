import { i18n } from '#i18n';
import { LONGEST_NAME } from '@/utils/share-codes/account';
import { failureWords } from '@/utils/words/failure';
import type { FieldProps } from './fields';

export function NameField({ draft, type }: FieldProps) {
  const isTooLong = draft.name.length > LONGEST_NAME;
  const { cause, next } = failureWords({ cause: 'long-name' });
  return (
    <div class="field">
      <label for="name">{i18n.t('options.name')}</label>
      <input
        id="name"
        type="text"
        autocomplete="off"
        value={draft.name}
        aria-describedby="name-fault name-hint"
        aria-invalid={isTooLong}
        onInput={(event) => type({ name: event.currentTarget.value })}
      />
      <p id="name-fault" class="error" aria-live="polite">
        {isTooLong && `${cause} ${next}`}
      </p>
      <p id="name-hint" class="hint">
        {i18n.t('options.nameHint')}
      </p>
    </div>
  );
}
