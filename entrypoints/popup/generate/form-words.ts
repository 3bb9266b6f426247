import { i18n } from '#i18n';
import type { GenerateInput } from '@/utils/share-codes/operation';
import { codes, ips, number } from '@/utils/words/number';

/** What a generate asks for, in short: "600 × 2 to ann@customer.example". */
export function orderWords({ ipsPerCode, count, forwardTo }: GenerateInput): string {
  const what = { ips: number(ipsPerCode), count: number(count) };
  return forwardTo === null
    ? i18n.t('popup.generate.what', what)
    : i18n.t('popup.generate.whatFor', { ...what, email: forwardTo });
}

/** What is told of a press that came too early. */
export function pressAgainWords(input: GenerateInput | null): string {
  if (!input) return i18n.t('popup.generate.pressAgainBlank');
  const what = { codes: codes(input.count), ips: ips(input.ipsPerCode) };
  return i18n.t('popup.generate.pressAgain', what);
}
