import { i18n } from '#i18n';
import type { FieldProps } from './fields';

export function NameField({ draft, type }: FieldProps) {
  return (
    <div class="field">
      <label for="name">{i18n.t('options.name')}</label>
      <input
        id="name"
        type="text"
        autocomplete="off"
        maxLength={200}
        value={draft.name}
        aria-describedby="name-hint"
        onInput={(event) => type({ name: event.currentTarget.value })}
      />
      <p id="name-hint" class="hint">
        {i18n.t('options.nameHint')}
      </p>
    </div>
  );
}
