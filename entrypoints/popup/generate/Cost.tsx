import { i18n } from '#i18n';
import { ADVISED_MIN_IPS } from '@/utils/share-codes/share-code';
import { codes, ips, number } from '@/utils/words/number';

interface Props {
  ipsPerCode: number | null;
  count: number | null;
  balance: number | null;
}

/** What it will cost, before it is spent. Its place is kept, so that nothing jumps while typing. */
export function Cost({ ipsPerCode, count, balance }: Props) {
  if (ipsPerCode === null || count === null) return <div class="cost" />;
  const sum = ipsPerCode * count;
  const isFew = ipsPerCode < ADVISED_MIN_IPS;
  return (
    <div class={isFew ? 'cost few' : 'cost'}>
      <p>
        {i18n.t('popup.generate.cost', {
          each: ips(ipsPerCode),
          codes: codes(count),
          sum: ips(sum),
        })}
      </p>
      {balance !== null && sum <= balance && (
        <p class="soft">
          {i18n.t('popup.generate.balance', {
            before: number(balance),
            after: number(balance - sum),
          })}
        </p>
      )}
      {isFew && (
        <p class="warn">{i18n.t('popup.generate.tooFew', { ips: ips(ADVISED_MIN_IPS) })}</p>
      )}
      {balance !== null && sum > balance && (
        <p class="warn">{i18n.t('popup.generate.tooMuch', { balance: ips(balance) })}</p>
      )}
    </div>
  );
}
