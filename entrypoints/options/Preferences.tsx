import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { FailureNotice } from '@/components/FailureNotice';
import { send } from '@/utils/page/send';
import { state } from '@/utils/page/state';
import { storeLimit } from '@/utils/page/typed-limit';
import { useStore } from '@/utils/page/use-store';
import type { Failure, Result } from '@/utils/share-codes/failure';
import type { Settings } from '@/utils/share-codes/settings';
import { AskBeforeRedeem } from './AskBeforeRedeem';
import { Checkbox } from './Checkbox';
import { ConfirmAbove } from './ConfirmAbove';

type Saving = 'untouched' | 'saving' | 'saved' | Failure;

/** What the person prefers. Each change is saved at once. */
export function Preferences() {
  const settings = useStore(state, (all) => all.settings);
  const [saving, setSaving] = useState<Saving>('untouched');
  const latest = useRef(0);

  const save = (patch: Partial<Settings>) => tell(send({ type: 'save-settings', settings: patch }));
  const tell = async (answer: Promise<Result<null>>) => {
    const mine = ++latest.current;
    setSaving('saving');
    const reply = await answer;
    if (!reply.ok) setSaving(reply.failure);
    else if (mine === latest.current) setSaving((now) => (now === 'saving' ? 'saved' : now));
    return reply.ok;
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
        save={(copyAfterGenerate) => save({ copyAfterGenerate })}
      />
      <ConfirmAbove
        value={settings.confirmAboveIps}
        save={(typed, limit) => tell(storeLimit(typed, limit))}
      />
      <AskBeforeRedeem
        value={settings.askBeforeRedeem}
        save={(askBeforeRedeem) => save({ askBeforeRedeem })}
      />
      <fieldset class="stack tight">
        <legend>{i18n.t('options.menu')}</legend>
        <Checkbox
          label={i18n.t('options.menuRedeem')}
          checked={settings.menuRedeem}
          save={(menuRedeem) => save({ menuRedeem })}
        />
        <Checkbox
          label={i18n.t('options.menuInsert')}
          checked={settings.menuInsert}
          save={(menuInsert) => save({ menuInsert })}
        />
      </fieldset>
    </section>
  );
}
