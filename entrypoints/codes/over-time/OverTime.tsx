import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { useStore } from '@/utils/page/use-store';
import type { Account } from '@/utils/share-codes/account';
import type { OverTime as AllSums, Sums } from '@/utils/share-codes/periods';
import { number } from '@/utils/words/number';
import { periodName } from '@/utils/words/period';
import { isWhole, known } from '../lists/known';
import { Plot } from './Plot';
import { SumsTable } from './SumsTable';
import { useOverTime } from './use-over-time';

/** All codes that were made: how many, what became of them, and when. As numbers, as pictures and as a table. */
export function OverTime({ account }: { account: Account }) {
  const sums = useOverTime(account);
  const hasCodes = useStore(known, ({ codes }) => codes.length > 0);
  const isReading = useStore(known, (now) => now.read === 'all' && !isWhole(now));
  const [open, setOpen] = useState(false);
  if (!hasCodes) return null;
  if (!sums) return <p class="over-time soft">{isReading && i18n.t('codes.time.later')}</p>;
  return (
    <details class="over-time" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <strong>{i18n.t('codes.time.title')}</strong>
        <Pair of={codesOf} sums={sums} />
        <Pair of={ipsOf} sums={sums} />
      </summary>
      <p class="hint">{i18n.t('codes.time.hint')}</p>
      {open && <SumsTable {...sums} />}
    </details>
  );
}

type Fact = [words: string, count: number];

const codesOf = ({ made, used, expired }: Sums): [Fact, Fact] => [
  [i18n.t('codes.time.unused'), made - used - expired],
  [i18n.t('codes.time.used'), used],
];

const ipsOf = ({ ipsOut, ipsReturned }: Sums): [Fact, Fact] => [
  [i18n.t('codes.time.ipsOut'), ipsOut],
  [i18n.t('codes.time.ipsReturned'), ipsReturned],
];

/** Two numbers, which are the key to the picture beside them. */
function Pair({ of, sums }: { of: (sums: Sums) => [Fact, Fact]; sums: AllSums }) {
  const [one, other] = of(sums.total);
  const bars = sums.periods.map((period) => {
    const [[, one], [, other]] = of(period);
    return { name: `${periodName(period, sums.step)}: ${one} / ${other}`, values: [one, other] };
  });
  return (
    <span class="pair number">
      <span class="key one">{wordsOf(one)}</span>
      <span class="key">{wordsOf(other)}</span>
      <Plot bars={bars} />
    </span>
  );
}

const wordsOf = ([words, count]: Fact): string =>
  i18n.t('codes.time.sum', { words, count: number(count) });
