import { i18n } from '#i18n';
import { OptionsLink } from '@/components/OptionsLink';
import { state } from '@/utils/page/state';
import { useStore } from '@/utils/page/use-store';
import type { Account } from '@/utils/share-codes/account';

/** A key was fine and is not any more: what to do stands before all else, unless an operation says it already. */
export function KeyRefused({ account: { keyState } }: { account: Account }) {
  const said = useStore(state, ({ operations }) => operations[0]?.failure?.cause);
  if (keyState === 'refused' && said !== 'bad-key')
    return (
      <KeyNeeded cause={i18n.t('words.failure.badKey')} next={i18n.t('words.failure.badKeyNext')} />
    );
  if (keyState === 'missing' && said !== 'no-key')
    return (
      <KeyNeeded cause={i18n.t('words.failure.noKey')} next={i18n.t('words.failure.noKeyNext')} />
    );
  return null;
}

function KeyNeeded({ cause, next }: { cause: string; next: string }) {
  return (
    <div role="alert" class="notice bad">
      <p>
        <strong>{cause}</strong> {next}
      </p>
      <OptionsLink />
    </div>
  );
}
