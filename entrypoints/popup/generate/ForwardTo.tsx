import { i18n } from '#i18n';
import { type State, state } from '@/utils/page/state';
import { useStore } from '@/utils/page/use-store';
import { FIELD_IDS } from './generate-draft';

interface Props {
  value: string;
  wrong: boolean;
  onInput: (value: string) => void;
}

/**
 * The recipient, with those of late to choose from. Not a field for e-mail addresses, since Chromium writes the domain
 * anew in one, and then it is somebody else's.
 */
export function ForwardTo({ value, wrong, onInput }: Props) {
  const recipients = useStore(state, recipientsLine).split(' ').filter(Boolean);
  return (
    <div class="field">
      <label for={FIELD_IDS.forwardTo}>{i18n.t('popup.generate.forwardTo')}</label>
      <input
        id={FIELD_IDS.forwardTo}
        type="text"
        inputMode="email"
        list="recipients"
        value={value}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-invalid={wrong}
        aria-describedby={wrong ? 'forward-to-wrong' : undefined}
        placeholder={i18n.t('popup.generate.optional')}
        title={i18n.t('popup.generate.forwardToHint')}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      <datalist id="recipients">
        {recipients.map((email) => (
          <option key={email} value={email} />
        ))}
      </datalist>
      {wrong && (
        <p id="forward-to-wrong" class="error">
          {i18n.t('popup.generate.notEmail')}
        </p>
      )}
    </div>
  );
}

const MOST = 8;

/** In one string, so that the same recipients are the same value. */
function recipientsLine({ operations, shared }: State): string {
  const generated = operations.map((one) => (one.kind === 'generate' ? one.input.forwardTo : null));
  const listed = shared?.codes.map(({ forwardTo }) => forwardTo) ?? [];
  const recipients = new Set([...generated, ...listed].filter((email) => email !== null));
  return [...recipients].slice(0, MOST).join(' ');
}
