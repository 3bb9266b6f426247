import { useState } from 'preact/hooks';
import { state } from '@/utils/page/state';
import { useDraft } from '@/utils/page/use-draft';
import { type FieldName, type Fields, fieldsOf, generateDrafts } from './generate-draft';

export interface FormFields {
  /** What stands in the fields. */
  shown: Fields;
  type: (field: FieldName, text: string) => void;
  /** Lets these stand as if they had just been typed: what comes by itself changes none of them. */
  keep: (fields: Fields) => void;
  /** Offers the last numbers of now, in fields that hold nothing of their own. */
  offerLast: () => void;
}

/**
 * The fields of an account's form: what was typed, else the last numbers as they were when the form was opened. So no
 * other window, and no setting, changes what stands here.
 */
export function useFields(accountId: string): FormFields {
  const draft = useDraft(generateDrafts, accountId);
  const [last, setLast] = useState(lastNumbers);
  return {
    shown: fieldsOf(draft, last),
    type: (field, text) => touch(accountId, field, text),
    keep: (fields) => generateDrafts.patch(accountId, { ...fields, touchedAt: Date.now() }),
    offerLast: () => setLast(lastNumbers),
  };
}

function lastNumbers(): Fields {
  const { ipsPerCode, count } = state.getState().settings.lastGenerate;
  return { ipsPerCode: String(ipsPerCode), count: String(count), forwardTo: '' };
}

export function touch(accountId: string, field: FieldName, text: string): void {
  generateDrafts.patch(accountId, { [field]: text, touchedAt: Date.now() });
}
