import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { CannotRead } from '@/components/CannotRead';
import { countDamaged } from '@/utils/database/damage';
import type { Failure } from '@/utils/share-codes/failure';
import { number } from '@/utils/words/number';

/** Says plainly where the browser would forget what is saved here, or has damaged it. */
export function StorageNotice({ unread }: { unread: Failure | null }) {
  const damaged = useDamaged();
  if (damaged > 0)
    return (
      <p role="alert" class="notice warn">
        <span>
          <strong>{i18n.t('options.damaged', damaged, [number(damaged)])}</strong>{' '}
          {i18n.t('options.damagedNext')}
        </span>
      </p>
    );
  if (unread)
    return (
      <CannotRead failure={unread}>
        <strong>{i18n.t('options.nothingKept')}</strong> {i18n.t('options.nothingKeptNext')}
      </CannotRead>
    );
  return browser.extension.inIncognitoContext ? (
    <p class="notice warn">{i18n.t('options.privateWindow')}</p>
  ) : null;
}

/** How many stored records are damaged, once that is known. */
function useDamaged(): number {
  const [damaged, setDamaged] = useState(0);
  useEffect(() => void countDamaged().then(setDamaged, () => {}), []);
  return damaged;
}
