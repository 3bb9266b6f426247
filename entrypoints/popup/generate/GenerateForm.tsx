import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { NumberField } from '@/components/NumberField';
import { askToUnlock } from '@/components/Unlock';
import { focusWhenShown } from '@/utils/page/focus-when-shown';
import { say } from '@/utils/page/said';
import { state } from '@/utils/page/state';
import { usePressable } from '@/utils/page/use-pressable';
import { useStore } from '@/utils/page/use-store';
import type { Account } from '@/utils/share-codes/account';
import { wholeNumber } from '@/utils/share-codes/whole-number';
import { Cost } from './Cost';
import { ForwardTo } from './ForwardTo';
import { pressAgainWords } from './form-words';
import { FIELD_IDS, FIELD_NAMES, type FieldName, type Fields, FORM_ID } from './generate-draft';
import { inputOf, isWrong } from './parse-form';
import { Question } from './Question';
import { takeEarlyPress } from './take-over';
import type { FormFields } from './use-fields';
import { type Generating, type Picture, repeats } from './use-generate';

interface Props {
  account: Account;
  fields: FormFields;
  generating: Generating;
}

export function GenerateForm({ account, fields, generating }: Props) {
  const { shown } = fields;
  const limit = useStore(state, ({ settings }) => settings.confirmAboveIps);
  const usable = usePressable();
  const locked = useStore(state, ({ settings }) => settings.lock === 'locked');
  const [checked, setChecked] = useState(false);
  const [question, setQuestion] = useState<Asked | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useFocusOnFirst(form, locked);

  const asked = question && isStill(question, shown, limit) ? question : null;
  useEffect(() => {
    if (!asked) setQuestion(null); // for good, also where the same numbers come back
  }, [asked]);
  const faultIn = (field: FieldName) => checked && isWrong(field, shown);
  const input = inputOf(shown);

  const press = (picture: Fields, again?: string, later?: readonly FieldName[]) => {
    setQuestion(null);
    if (locked) return askToUnlock();
    const input = inputOf(picture);
    setChecked(!input);
    if (!input) return focusFirstWrong(picture);
    const same = repeats(account.id, input, again);
    if (same?.endShownAt) say(i18n.t('popup.generate.samePress'));
    if (!same && input.ipsPerCode * input.count > limit) {
      fields.keep(picture);
      return setQuestion({ fields: picture, input, limit, again });
    }
    void generating.start({ fields: picture, input }, again, later);
  };
  useEffect(() => {
    const early = takeEarlyPress();
    if (early && !usable) say(pressAgainWords(inputOf(early.fields)), false);
    else if (early) press(early.fields, undefined, early.later);
  }, []);
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    press(fieldsIn(event.currentTarget), againOf(event.submitter));
  };

  const answer = (isYes: boolean) => {
    setQuestion(null);
    form.current?.querySelector('input')?.focus();
    if (isYes && asked) void generating.start(asked, asked.again);
  };

  return (
    <form
      ref={form}
      id={FORM_ID}
      class="generate stack tight"
      aria-label={i18n.t('popup.generate.title')}
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => asked && toQuestion(event)}
    >
      <div class="numbers">
        <NumberField
          id={FIELD_IDS.ipsPerCode}
          label={i18n.t('popup.generate.ipsPerCode')}
          value={shown.ipsPerCode}
          fault={faultIn('ipsPerCode') ? i18n.t('popup.generate.notWhole') : ''}
          onInput={(text) => fields.type('ipsPerCode', text)}
        />
        <span class="times soft" aria-hidden="true">
          ×
        </span>
        <NumberField
          id={FIELD_IDS.count}
          label={i18n.t('popup.generate.count')}
          value={shown.count}
          fault={faultIn('count') ? i18n.t('popup.generate.notWhole') : ''}
          onInput={(text) => fields.type('count', text)}
        />
      </div>
      <ForwardTo
        value={shown.forwardTo}
        wrong={faultIn('forwardTo')}
        onInput={(text) => fields.type('forwardTo', text)}
      />
      <Cost
        ipsPerCode={wholeNumber(shown.ipsPerCode)}
        count={wholeNumber(shown.count)}
        balance={account.balance?.ips ?? null}
      />
      {asked ? (
        <Question input={asked.input} onAnswer={answer} />
      ) : (
        <button
          type="submit"
          class="primary"
          disabled={!usable}
          data-press-again={pressAgainWords(input)}
        >
          {i18n.t('popup.generate.button')}
        </button>
      )}
    </form>
  );
}

/** A question, and the limit it asks about. */
interface Asked extends Picture {
  limit: number;
  again: string | undefined;
}

/** A question is about the numbers that it shows: where others stand in the fields, it goes. */
const isStill = ({ fields, limit }: Asked, shown: Fields, now: number): boolean =>
  limit === now && FIELD_NAMES.every((name) => fields[name] === shown[name]);

/** What stands in the fields on the screen at this instant, which is what a press takes. */
function fieldsIn(form: HTMLFormElement): Fields {
  const textIn = (name: FieldName): string => {
    const field = form.querySelector(`#${FIELD_IDS[name]}`);
    return field instanceof HTMLInputElement ? field.value : '';
  };
  return {
    ipsPerCode: textIn('ipsPerCode'),
    count: textIn('count'),
    forwardTo: textIn('forwardTo'),
  };
}

/** The operation that the pressed button offers to do once more. */
const againOf = (button: HTMLElement | null): string | undefined => button?.dataset['again'];

/** Enter in a field while it asks: the question is what is to be answered first. */
function toQuestion(event: KeyboardEvent & { currentTarget: HTMLFormElement }): void {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
  event.preventDefault();
  event.currentTarget.querySelector<HTMLElement>('[aria-describedby=question]')?.focus();
}

/** While it is locked the passphrase comes first. */
function useFocusOnFirst(form: { current: HTMLFormElement | null }, locked: boolean): void {
  useEffect(() => {
    if (locked) return;
    return focusWhenShown(() => form.current?.querySelector('input') ?? null);
  }, [form, locked]);
}

function focusFirstWrong(fields: Fields): void {
  const wrong = FIELD_NAMES.find((name) => isWrong(name, fields));
  if (wrong) document.getElementById(FIELD_IDS[wrong])?.focus();
}
