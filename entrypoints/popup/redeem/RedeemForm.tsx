import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { patchDraft } from '@/utils/page/drafts';
import { useDraft } from '@/utils/page/use-draft';
import { NO_CHOICE } from './chosen';
import { FoundInText } from './FoundInText';
import { pasteManyLines } from './paste';
import { useFound } from './use-found';
import type { useRedeem } from './use-redeem';

interface Props {
  accountId: string;
  redeeming: ReturnType<typeof useRedeem>;
}

export function RedeemForm({ accountId, redeeming }: Props) {
  const { text } = useDraft('redeem', accountId);
  const found = useFound(text, accountId);
  const [choice, setChoice] = useState(NO_CHOICE);
  const [pressed, setPressed] = useState(false);

  const change = (text: string) => {
    setPressed(false);
    setChoice(NO_CHOICE);
    patchDraft('redeem', accountId, { text });
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (redeeming.busy) return;
    setPressed(true);
    if (await redeeming.redeem(found, choice)) setPressed(false);
  };
  const submitByKey = (event: KeyboardEvent) => {
    const both = (event.ctrlKey || event.metaKey) && event.key === 'Enter';
    if (both && !event.repeat) void submit(event);
  };

  return (
    <form class="stack tight" aria-label={i18n.t('popup.redeem.title')} onSubmit={submit}>
      <div class="field">
        <label for="codes">{i18n.t('popup.redeem.label')}</label>
        <textarea
          id="codes"
          rows={2}
          spellcheck={false}
          autocomplete="off"
          placeholder={i18n.t('popup.redeem.placeholder')}
          value={text}
          onInput={({ currentTarget }) => change(currentTarget.value)}
          onPaste={pasteManyLines}
          onKeyDown={submitByKey}
        />
      </div>
      <FoundInText
        found={found}
        choice={choice}
        nothing={pressed ? redeeming.nothing : null}
        onChoice={setChoice}
      >
        <button type="submit" disabled={redeeming.busy}>
          {i18n.t('popup.redeem.button')}
        </button>
      </FoundInText>
    </form>
  );
}
