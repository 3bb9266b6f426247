import { cleanAddress, isAddress } from '@/utils/share-codes/email-address';
import type { GenerateInput } from '@/utils/share-codes/operation';
import { wholeNumber } from '@/utils/share-codes/whole-number';
import type { FieldName, Fields } from './generate-draft';

/** What to generate, `null` where the form is not right yet. */
export function inputOf(fields: Fields): GenerateInput | null {
  const ipsPerCode = wholeNumber(fields.ipsPerCode);
  const count = wholeNumber(fields.count);
  if (ipsPerCode === null || count === null || isWrong('forwardTo', fields)) return null;
  return { ipsPerCode, count, forwardTo: cleanAddress(fields.forwardTo) || null };
}

export function isWrong(field: FieldName, fields: Fields): boolean {
  if (field !== 'forwardTo') return wholeNumber(fields[field]) === null;
  const address = cleanAddress(fields.forwardTo);
  return address !== '' && !isAddress(address);
}
