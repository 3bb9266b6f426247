import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { selectAll } from '../selection/selection';

interface Props {
  rows: ShareCode[];
  selected: ReadonlyMap<string, ShareCode>;
}

/** Its first cell is a checkbox all over: the click on the checkbox itself comes by there, too. */
export function TableHead({ rows, selected }: Props) {
  const [all, some] = useMemo(() => {
    const has = ({ code }: ShareCode) => selected.has(code);
    return selected.size === 0 ? [false, false] : [rows.every(has), rows.some(has)];
  }, [rows, selected]);
  const amount = i18n.t('codes.column.ips');
  const columns = [
    i18n.t('codes.column.code'),
    i18n.t('codes.column.status'),
    amount,
    i18n.t('codes.column.created'),
    i18n.t('codes.column.used'),
    i18n.t('codes.column.expires'),
    i18n.t('codes.column.usedBy'),
    i18n.t('codes.column.forwardTo'),
    i18n.t('codes.column.note'),
  ];
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" onClick={() => selectAll(rows, !all)}>
          <input
            type="checkbox"
            aria-label={i18n.t('codes.selectListed')}
            checked={all}
            indeterminate={some && !all}
          />
        </th>
        {columns.map((words) => (
          <th key={words} scope="col" class={words === amount ? 'end' : ''}>
            {words}
          </th>
        ))}
        <th scope="col">
          <span class="visually-hidden">{i18n.t('codes.details')}</span>
        </th>
      </tr>
    </thead>
  );
}
