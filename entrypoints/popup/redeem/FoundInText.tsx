import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { CheckList } from '@/components/CheckList';
import type { Found } from '@/utils/page/find-codes';
import { number } from '@/utils/words/number';
import { type Choice, type Nothing, tickedOf, whyNothing } from './chosen';

interface Props {
  found: Found;
  choice: Choice;
  nothing: Nothing | null;
  /** What was found is of an earlier text. */
  searching: boolean;
  onChoice: (choice: Choice) => void;
  /** The button, beside the count. */
  children: ComponentChildren;
}

const MOST_MAYBE = 30;

/** What was found in the text, and what the person decides about the unclear part of it. */
export function FoundInText({ found, choice, nothing, searching, onChoice, children }: Props) {
  const { sure, maybe, own } = found;
  const title = i18n.t(sure.length > 0 ? 'popup.redeem.alsoMaybe' : 'popup.redeem.maybe');
  const notShown = maybe.length - MOST_MAYBE;
  return (
    <>
      <div class="row">
        <p role="status" class="grow soft">
          {searching ? i18n.t('popup.redeem.searching') : statusWords(found, choice, nothing)}
        </p>
        {children}
      </div>
      {own.size > 0 && (
        <div class="notice warn">
          <p role="status">{i18n.t('popup.redeem.own', own.size, [number(own.size)])}</p>
          <label class="choice">
            <input
              type="checkbox"
              checked={choice.ownToo}
              onChange={() => onChoice({ ...choice, ownToo: !choice.ownToo })}
            />
            {i18n.t('popup.redeem.ownToo')}
          </label>
        </div>
      )}
      {maybe.length > 0 && (
        <details open={sure.length === 0}>
          <summary class="small">{title}</summary>
          <CheckList
            label={title}
            codes={maybe.slice(0, MOST_MAYBE)}
            ticked={tickedOf(found, choice)}
            onChange={(ticked) => onChoice({ ...choice, ticked })}
          />
          {notShown > 0 && (
            <p class="soft">{i18n.t('popup.redeem.notShown', notShown, [number(notShown)])}</p>
          )}
        </details>
      )}
    </>
  );
}

function nothingWords(nothing: Nothing): string {
  switch (nothing) {
    case 'none':
      return i18n.t('popup.redeem.none');
    case 'unticked':
      return i18n.t('popup.redeem.unticked');
    case 'own':
      return i18n.t('popup.redeem.ownOnly');
  }
}

function statusWords(found: Found, choice: Choice, nothing: Nothing | null): string {
  const { text, sure, failure } = found;
  if (failure !== null) return i18n.t('popup.redeem.unread', { cause: failure });
  if (nothing) return nothingWords(nothing);
  if (text.trim() === '') return '';
  const count = sure.length + tickedOf(found, choice).size;
  if (count > 0) return i18n.t('popup.redeem.found', count, [number(count)]);
  return nothingWords(whyNothing(found, choice));
}
