import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { ips } from '@/utils/words/number';

interface Props {
  sum: number;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Asks once more before many IPs are spent. */
export function Confirm({ sum, onConfirm, onCancel }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <div class="stack tight">
      <p role="status" class="warn">
        {i18n.t('popup.generate.confirmHint', { ips: ips(sum) })}
      </p>
      <div class="row">
        <button ref={button} type="button" class="primary grow" onClick={onConfirm}>
          {i18n.t('popup.generate.confirm', { ips: ips(sum) })}
        </button>
        <button type="button" onClick={onCancel}>
          {i18n.t('common.cancel')}
        </button>
      </div>
    </div>
  );
}
