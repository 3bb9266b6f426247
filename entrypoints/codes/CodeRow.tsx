import { i18n } from '#i18n';
import type { ListName } from '@/utils/database/records';
import { useStore } from '@/utils/page/use-store';
import type { ShareCode } from '@/utils/share-codes/share-code';
import type { Status } from '@/utils/share-codes/status';
import { amountWords } from './facts';
import { known } from './known';
import { StatusChip } from './StatusChip';
import { Time } from './Time';

interface Props {
  code: ShareCode;
  tab: ListName;
  status: Status;
  selected: boolean;
  /** The row that has the keyboard. */
  active: boolean;
  now: number;
  onOpen: (code: ShareCode) => void;
}

export function CodeRow({ code, tab, status, selected, active, now, onOpen }: Props) {
  const note = useStore(known, ({ notes }) => notes.get(code.code) ?? '');
  const tabIndex = active ? 0 : -1;
  return (
    <tr data-code={code.code} aria-selected={selected} tabIndex={tabIndex}>
      <td>
        <input type="checkbox" aria-label={code.code} checked={selected} tabIndex={tabIndex} />
      </td>
      <th scope="row">
        <code>{code.code}</code>
      </th>
      <td>
        <StatusChip status={status} />
        <Expiry code={code} status={status} now={now} />
      </td>
      <td class="number end">{amountWords(code)}</td>
      <td>
        <Time at={tab === 'shared' ? code.createdAt : code.usedAt} now={now} />
      </td>
      <td class="cut">
        {tab === 'shared' ? code.forwardTo : <Time at={code.createdAt} now={now} />}
      </td>
      <td class="cut">
        {code.usedBy} {tab === 'shared' && <Time at={code.usedAt} now={now} />}
      </td>
      <td class="cut" title={note}>
        {note}
      </td>
      <td>
        <button
          type="button"
          class="quiet"
          tabIndex={tabIndex}
          aria-label={i18n.t('codes.detailsOf', { code: code.code })}
          onClick={(event) => {
            event.stopPropagation();
            onOpen(code);
          }}
        >
          {i18n.t('codes.details')}
        </button>
      </td>
    </tr>
  );
}

/** Only where it still matters. */
function Expiry({ code: { expiresAt }, status, now }: Pick<Props, 'code' | 'status' | 'now'>) {
  const over = status === 'used' || status === 'expired' || status === 'revoked';
  if (expiresAt === null || over) return null;
  return (
    <span class="small soft">
      {' '}
      {i18n.t('codes.expires')} <Time at={expiresAt} now={now} />
    </span>
  );
}
