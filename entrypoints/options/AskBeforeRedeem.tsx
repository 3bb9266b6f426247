import { i18n } from '#i18n';
import type { Settings } from '@/utils/share-codes/settings';
import { useChoice } from './use-choice';

type Asking = Settings['askBeforeRedeem'];

interface Props {
  value: Asking;
  /** @returns whether it was saved */
  save: (value: Asking) => Promise<boolean>;
}

export function AskBeforeRedeem({ value, save }: Props) {
  const [chosen, choose] = useChoice(value, save);
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
            checked={choice === chosen}
            onChange={() => choose(choice)}
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
