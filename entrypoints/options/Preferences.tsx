import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { FailureNotice } from '@/components/FailureNotice';
import { send } from '@/utils/page/send';
import { state } from '@/utils/page/state';
import { useStore } from '@/utils/page/use-store';
import type { Failure } from '@/utils/share-codes/failure';
import type { Settings } from '@/utils/share-codes/settings';
import { Checkbox } from './Checkbox';
import { ConfirmAbove } from './ConfirmAbove';

type Saving = 'untouched' | 'saving' | 'saved' | Failure;

/** What the person prefers. Each change is saved at once. */
export function Preferences() {
  const settings = useStore(state, (all) => all.settings);
  const [saving, setSaving] = useState<Saving>('untouched');

  const save = async (patch: Partial<Settings>) => {
    setSaving('saving');
    state.setState({ settings: { ...settings, ...patch } });
    const reply = await send({ type: 'save-settings', settings: patch });
    setSaving(reply.ok ? 'saved' : reply.failure);
    if (!reply.ok) state.setState({ settings });
  };

  return (
    <section class="card stack" aria-labelledby="preferences">
      <div class="row">
        <h2 id="preferences" class="grow">
          {i18n.t('options.preferences')}
        </h2>
        {/* Stands before its word comes, and not earlier: until then the page's one status is the account's. */}
        {saving !== 'untouched' && (
          <p role="status" class="good small">
            {saving === 'saved' && i18n.t('options.saved')}
          </p>
        )}
      </div>
      {typeof saving === 'object' && <FailureNotice failure={saving} account={null} />}
      <Checkbox
        label={i18n.t('options.copyNew')}
        checked={settings.copyAfterGenerate}
        onChange={(copyAfterGenerate) => save({ copyAfterGenerate })}
      />
      <ConfirmAbove
        value={settings.confirmAboveIps}
        onChange={(confirmAboveIps) => save({ confirmAboveIps })}
      />
      <AskBeforeRedeem
        value={settings.askBeforeRedeem}
        onChange={(askBeforeRedeem) => save({ askBeforeRedeem })}
      />
      <fieldset class="stack tight">
        <legend>{i18n.t('options.menu')}</legend>
        <Checkbox
          label={i18n.t('options.menuRedeem')}
          checked={settings.menuRedeem}
          onChange={(menuRedeem) => save({ menuRedeem })}
        />
        <Checkbox
          label={i18n.t('options.menuInsert')}
          checked={settings.menuInsert}
          onChange={(menuInsert) => save({ menuInsert })}
        />
      </fieldset>
    </section>
  );
}

interface AskProps {
  value: Settings['askBeforeRedeem'];
  onChange: (value: Settings['askBeforeRedeem']) => void;
}

function AskBeforeRedeem({ value, onChange }: AskProps) {
  const choices = [
    ['unclear', i18n.t('options.askUnclear')],
    ['always', i18n.t('options.askAlways')],
    ['never', i18n.t('options.askNever')],
  ] as const;
  return (
    <fieldset class="stack tight" aria-describedby="ask-own">
      <legend>{i18n.t('options.whenSelected')}</legend>
      {choices.map(([choice, words]) => (
        <label key={choice} class="choice">
          <input
            type="radio"
            name="ask"
            checked={choice === value}
            onChange={() => onChange(choice)}
          />
          {words}
        </label>
      ))}
      <p id="ask-own" class="hint">
        {i18n.t('options.askOwn')}
      </p>
    </fieldset>
  );
}
