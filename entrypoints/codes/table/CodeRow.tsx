import { i18n } from '#i18n';
import { Code } from '@/components/Code';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { shownCode } from '@/utils/share-codes/shown-code';
import type { Status } from '@/utils/share-codes/status';
import { amountWords } from '../lists/facts';
import { StatusChip } from '../StatusChip';
import { Time } from './Time';

interface Props {
  code: ShareCode;
  status: Status;
  /** The person's own words. */
  note: string;
  selected: boolean;
  /** The row that has the keyboard. */
  active: boolean;
  /** Its number among all rows of the list, the head being the first. */
  rowIndex: number;
  now: number;
  onOpen: (code: ShareCode) => void;
}

export function CodeRow({ code, status, note, selected, active, rowIndex, now, onOpen }: Props) {
  const tabIndex = active ? 0 : -1;
  const mayExpire = status !== 'used' && status !== 'revoked';
  return (
    <tr aria-rowindex={rowIndex} aria-selected={selected} tabIndex={tabIndex}>
      <td>
        <input
          type="checkbox"
          aria-label={shownCode(code.code)}
          checked={selected}
          tabIndex={tabIndex}
        />
      </td>
      <th scope="row" title={shownCode(code.code)}>
        <Code code={code.code} />
      </th>
      <td>
        <StatusChip status={status} />
      </td>
      <td class="number end">{amountWords(code)}</td>
      <td>
        <Time at={code.createdAt} now={now} />
      </td>
      <td>
        <Time at={code.usedAt} now={now} />
      </td>
      <td>
        <Time at={mayExpire ? code.expiresAt : null} now={now} />
      </td>
      <td title={code.usedBy || undefined}>{code.usedBy}</td>
      <td title={code.forwardTo || undefined}>{code.forwardTo}</td>
      <td title={note}>{note}</td>
      <td>
        <button
          type="button"
          class="quiet"
          tabIndex={tabIndex}
          aria-label={i18n.t('codes.detailsOf', { code: shownCode(code.code) })}
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
