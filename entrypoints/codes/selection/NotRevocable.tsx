import { i18n } from '#i18n';
import { Code } from '@/components/Code';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { number } from '@/utils/words/number';

/** More than a person reads; the sentence above tells how many there are. */
const MOST = 50;

export type NotRevocableCode = readonly [code: ShareCode, why: keyof typeof WHY];

const WHY = {
  used: () => i18n.t('words.reason.used'),
  revoked: () => i18n.t('codes.revoke.already'),
  revoking: () => i18n.t('codes.revoke.alreadyBegun'),
};

/** Which codes a revoke leaves out, each with the reason. */
export function NotRevocable({ codes }: { codes: readonly NotRevocableCode[] }) {
  const more = codes.length - MOST;
  return (
    <details class="not-revocable small">
      <summary>{i18n.t('codes.revoke.which')}</summary>
      <div class="card">
        <ul aria-label={i18n.t('codes.revoke.which')}>
          {codes.slice(0, MOST).map(([{ code }, why]) => (
            <li key={code}>
              <Code code={code} /> {WHY[why]()}
            </li>
          ))}
        </ul>
        {more > 0 && <p class="soft">{i18n.t('common.more', more, [number(more)])}</p>}
      </div>
    </details>
  );
}
