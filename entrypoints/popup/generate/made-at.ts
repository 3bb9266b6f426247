import { i18n } from '#i18n';
import type { GenerateOperation } from '@/utils/share-codes/operation';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { clock, exact } from '@/utils/words/time';

const HALF_A_DAY = 12 * 3_600_000;

/** When the request was sent, by the server's clock where it tells one, to hold the times of codes against. */
export function sentTime({ acted, baseline, sentAt }: GenerateOperation): number {
  return acted?.from ?? baseline?.serverTime ?? sentAt ?? 0;
}

/** When the server says that it has made a code. */
export function madeAt({ createdAt }: ShareCode, operation: GenerateOperation): string {
  if (createdAt === null) return i18n.t('popup.generate.madeSome');
  const isNear = Math.abs(createdAt - sentTime(operation)) < HALF_A_DAY;
  return i18n.t('popup.generate.madeAt', { time: isNear ? clock(createdAt) : exact(createdAt) });
}
