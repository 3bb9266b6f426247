import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { useDraft } from '@/utils/page/use-draft';
import { usePressable } from '@/utils/page/use-pressable';
import { type Choice, NO_CHOICE } from './chosen';
import { FoundInText } from './FoundInText';
import { pasteManyLines } from './paste';
import { BOX_ID, redeemDrafts, typeCodes } from './redeem-draft';
import { isSearching, useFound } from './use-found';
import type { useRedeem } from './use-redeem';

interface Props {
  accountId: string;
  redeeming: ReturnType<typeof useRedeem>;
}

export function RedeemForm({ accountId, redeeming }: Props) {
  const { text } = useDraft(redeemDrafts, accountId);
  const usable = usePressable();
  const found = useFound(text, accountId);
  const [decided, setDecided] = useState({ text: '', choice: NO_CHOICE });
  const [pressed, setPressed] = useState(false);
  /** What was decided about one text holds for no other. */
  const choiceFor = (asked: string) => (decided.text === asked ? decided.choice : NO_CHOICE);

  const change = (text: string) => {
    setPressed(false);
    typeCodes(accountId, text);
  };
  const decide = (choice: Choice) => {
    setPressed(false);
    setDecided({ text, choice });
  };
  const press = async (event: Event, text: string) => {
    event.preventDefault();
    setPressed(true);
    if (await redeeming.redeem({ text, found, choice: choiceFor(text) })) setPressed(false);
  };
  const pressByKey = (event: KeyboardEvent & { currentTarget: HTMLTextAreaElement }) => {
    const both = (event.ctrlKey || event.metaKey) && event.key === 'Enter';
    if (both && !event.isComposing) void press(event, event.currentTarget.value);
  };

  return (
    <form
      class="stack tight"
      aria-label={i18n.t('popup.redeem.title')}
      onSubmit={(event) => press(event, textIn(event.currentTarget))}
    >
      <div class="field">
        <label for={BOX_ID}>{i18n.t('popup.redeem.label')}</label>
        <textarea
          id={BOX_ID}
          rows={2}
          spellcheck={false}
          autocomplete="off"
          placeholder={i18n.t('popup.redeem.placeholder')}
          value={text}
          onInput={({ currentTarget }) => change(currentTarget.value)}
          onPaste={pasteManyLines}
          onKeyDown={pressByKey}
        />
      </div>
      <FoundInText
        found={found}
        choice={choiceFor(text)}
        nothing={pressed ? redeeming.nothing : null}
        searching={isSearching(found, text)}
        onChoice={decide}
      >
        <button
          type="submit"
          disabled={!usable}
          data-press-again={i18n.t('popup.redeem.pressAgain')}
        >
          {i18n.t('popup.redeem.button')}
        </button>
      </FoundInText>
    </form>
  );
}

/** What stands in the box on the screen at this instant, which is what a press takes. */
const textIn = (form: HTMLFormElement): string => form.querySelector('textarea')?.value ?? '';
