import { i18n } from '#i18n';
import type { OverTime, Sums } from '@/utils/share-codes/periods';
import { number } from '@/utils/words/number';
import { periodName } from '@/utils/words/period';

/** A row for each period, the latest first. */
export function SumsTable({ periods, step }: OverTime) {
  const columns = [
    i18n.t('codes.time.period'),
    i18n.t('codes.time.made'),
    i18n.t('codes.time.used'),
    i18n.t('codes.time.unused'),
    i18n.t('codes.time.expired'),
    i18n.t('codes.time.ipsOut'),
    i18n.t('codes.time.ipsReturned'),
  ];
  if (periods.length === 0) return <p>{i18n.t('codes.time.none')}</p>;
  return (
    <div class="sums">
      <table aria-label={i18n.t('codes.time.title')}>
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
          {periods.toReversed().map((period) => (
            <Row key={period.start} name={periodName(period, step)} sums={period} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const Row = ({ name, sums }: { name: string; sums: Sums }) => (
  <tr>
    <th scope="row">{name}</th>
    <td>{number(sums.made)}</td>
    <td>{number(sums.used)}</td>
    <td>{number(sums.made - sums.used - sums.expired)}</td>
    <td>{number(sums.expired)}</td>
    <td>{number(sums.ipsOut)}</td>
    <td>{number(sums.ipsReturned)}</td>
  </tr>
);
