import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Code } from '@/components/Code';
import { CopyButton } from '@/components/CopyButton';
import { Said } from '@/components/Said';
import type { Account } from '@/utils/share-codes/account';
import { isCut } from '@/utils/share-codes/bounds';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { cutWords } from '@/utils/words/failure';
import { exact } from '@/utils/words/time';
import { amountWords, useStatusOf } from '../lists/facts';
import { known } from '../lists/known';
import { StatusChip } from '../StatusChip';
import { CodeHistory } from './CodeHistory';
import { NoteField } from './NoteField';
import { QrCode } from './QrCode';

interface Props {
  account: Account;
  code: ShareCode;
  onClose: () => void;
}

/** All that is known of one code. While it is open, nothing outside of it is seen or read out. */
export function Details({ account, code, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const statusOf = useStatusOf(account);
  useLayoutEffect(() => dialog.current?.showModal(), []); // the next key is for it already
  return (
    <dialog ref={dialog} class="details" aria-labelledby="details" onClose={onClose}>
      <div class="stack">
        <header class="row">
          <h2 id="details" class="grow">
            <Code code={code.code} />
          </h2>
          <CopyButton text={code.code} class="" />
          <button type="button" onClick={() => dialog.current?.close()}>
            {i18n.t('codes.close')}
          </button>
        </header>
        <div class="columns">
          <Facts code={code}>
            <StatusChip status={statusOf(code)} />
          </Facts>
          <QrCode text={code.code} />
        </div>
        <NoteField key={code.code} accountId={account.id} code={code.code} />
        <CodeHistory accountId={account.id} code={code.code} />
      </div>
      <Said />
    </dialog>
  );
}

function Facts({ code, children }: { code: ShareCode; children: ComponentChildren }) {
  const facts = [
    [i18n.t('codes.column.ips'), amountWords(code)],
    [i18n.t('codes.column.created'), time(code.createdAt)],
    [i18n.t('codes.column.forwardTo'), code.forwardTo],
    [i18n.t('codes.column.used'), time(code.usedAt)],
    [i18n.t('codes.column.usedBy'), code.usedBy],
    [i18n.t('codes.column.expires'), time(code.expiresAt)],
    [i18n.t('codes.column.number'), code.status === null ? null : String(code.status)],
    [i18n.t('codes.column.asOf'), time(known.getState().toldAt(code.code))],
  ] as const;
  return (
    <dl class="facts">
      <div>
        <dt>{i18n.t('codes.column.status')}</dt>
        <dd>{children}</dd>
      </div>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {value || '–'}
            {value && isCut(value) && <p class="hint">{cutWords()}</p>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const time = (at: number | null): string | null => (at === null ? null : exact(at));
