import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { useStore } from '@/utils/page/use-store';
import { type Account, serverTime } from '@/utils/share-codes/account';
import { MOST_STATUSES } from '@/utils/share-codes/bounds';
import { type Status, statusOf } from '@/utils/share-codes/status';
import { statusWord } from '@/utils/words/status';
import { known } from '../lists/known';
import { statusIn } from '../view/query';
import { see } from '../view/see';
import { Choice } from './Choice';

interface Props {
  account: Account;
  value: string;
}

/** What was seen can be chosen: a meaning once it is learnt, a bare number until then. */
export function StatusChoice({ account, value }: Props) {
  const { statuses, serverAhead } = account;
  const codes = useStore(known, (now) => now.codes);
  const revoked = useStore(known, (now) => now.revoked);
  const [options, isMany] = useMemo(() => {
    const seen = new Set<Status>(Object.values(statuses));
    const now = serverTime(account, Date.now());
    for (const code of codes) seen.add(statusOf(code, statuses, now, { revoked }));
    const all = [...seen].filter((status) => status !== null);
    const words = all.slice(0, MOST_STATUSES).map(optionOf);
    if (value !== '' && !words.some(([one]) => one === value))
      words.push([value, statusWord(statusIn(value) ?? null)]);
    const sorted = words.toSorted(([one], [other]) => (one < other ? 1 : -1));
    return [sorted, all.length > MOST_STATUSES] as const;
  }, [codes, statuses, serverAhead, revoked, value]);
  return (
    <>
      <Choice
        label={i18n.t('codes.status')}
        value={value}
        options={[['', i18n.t('codes.any')], ...options]}
        onChange={(status) => see({ status })}
      />
      {isMany && <p class="hint below">{i18n.t('codes.fewStatuses', [MOST_STATUSES])}</p>}
    </>
  );
}

const optionOf = (status: Status): [string, string] => [String(status), statusWord(status)];
