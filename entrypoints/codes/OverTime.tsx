import { useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { state } from '@/utils/page/state';
import { useStore } from '@/utils/page/use-store';
import type { Account } from '@/utils/share-codes/account';
import { overTime, type Period, type Step } from '@/utils/share-codes/periods';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { number } from '@/utils/words/number';
import { useStatusOf } from './facts';
import { Plot } from './Plot';
import { useReturned } from './use-returned';

interface Props {
  account: Account;
  codes: ShareCode[];
}

/** The codes that match, by when they were made: as a picture and as a table. Drawn only when it is wanted. */
export function OverTime({ account, codes }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{i18n.t('codes.time.title')}</summary>
      {open && <Sums account={account} codes={codes} />}
    </details>
  );
}

function Sums({ account, codes }: Props) {
  const statusOf = useStatusOf(account);
  const operations = useStore(state, (now) => now.operations);
  const returned = useReturned(account.id, operations);
  const { step, periods } = useMemo(
    () => overTime(codes, (code) => statusOf(code) === 'used', returned),
    [codes, returned],
  );
  if (periods.length === 0) return <p class="soft">{i18n.t('codes.time.none')}</p>;
  return (
    <div class="stack">
      <p class="hint">{i18n.t('codes.time.hint')}</p>
      <Plot periods={periods} name={(start) => nameOf(start, step)} />
      <Table periods={periods} step={step} />
    </div>
  );
}

function Table({ periods, step }: { periods: Period[]; step: Step }) {
  const columns = [
    i18n.t('codes.time.period'),
    i18n.t('codes.time.made'),
    i18n.t('codes.time.used'),
    i18n.t('codes.time.unused'),
    i18n.t('codes.time.ipsOut'),
    i18n.t('codes.time.ipsReturned'),
  ];
  return (
    <table class="sums">
      <caption class="visually-hidden">{i18n.t('codes.time.title')}</caption>
      <thead>
        <tr>
          {columns.map((words) => (
            <th key={words} scope="col">
              {words}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {periods.toReversed().map(({ start, made, used, ipsOut, ipsReturned }) => (
          <tr key={start}>
            <th scope="row">{nameOf(start, step)}</th>
            {[made, used, made - used, ipsOut, ipsReturned].map((value, at) => (
              <td key={columns[at + 1]}>{number(value)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const PARTS = {
  day: { day: 'numeric', month: 'short' },
  month: { month: 'short', year: 'numeric' },
  year: { year: 'numeric' },
} as const;

const nameOf = (start: number, step: Step): string =>
  new Intl.DateTimeFormat(i18n.t('words.locale'), PARTS[step]).format(start);
