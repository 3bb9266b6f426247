import { i18n } from '#i18n';
import { Code } from '@/components/Code';
import { copyAndSay } from '@/components/CopyButton';
import { type Account, serverTime } from '@/utils/share-codes/account';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { type Status, statusOf } from '@/utils/share-codes/status';
import { bytes, ips } from '@/utils/words/number';
import { statusWord } from '@/utils/words/status';
import { exact, relative } from '@/utils/words/time';

interface Props {
  code: ShareCode;
  account: Pick<Account, 'statuses' | 'serverAhead'>;
}

/** One code, to be copied by a click on it. */
export function RecentCode({ code, account }: Props) {
  const now = serverTime(account, Date.now());
  const status = statusOf(code, account.statuses, now);
  return (
    <li>
      <button
        type="button"
        class="quiet code"
        title={i18n.t('common.copy')}
        onClick={() => copyAndSay(code.code)}
      >
        <Code code={code.code} />
      </button>
      <Expiry code={code} status={status} now={now} />
      <span class="number small soft">{amount(code)}</span>
      <span class={`chip ${tone(status)}`}>{statusWord(status)}</span>
    </li>
  );
}

const SOON = 3 * 24 * 60 * 60 * 1000;

function Expiry({ code, status, now }: { code: ShareCode; status: Status; now: number }) {
  const { expiresAt } = code;
  const over = status === 'used' || status === 'expired' || status === 'revoked';
  if (expiresAt === null || over) return null;
  const soon = expiresAt - now < SOON;
  return (
    <span class={soon ? 'small warn' : 'small soft'} title={exact(expiresAt)}>
      {i18n.t('popup.recent.expires', { time: relative(expiresAt, now) })}
    </span>
  );
}

const TRAFFIC = 2;

function amount({ dataType, trafficBytes, ips: count }: ShareCode): string {
  if (dataType === TRAFFIC && trafficBytes !== null) return bytes(trafficBytes);
  return count === null ? '' : ips(count);
}

function tone(status: Status): string {
  if (status === 'unused') return 'good';
  return status === 'expired' ? 'warn' : '';
}
