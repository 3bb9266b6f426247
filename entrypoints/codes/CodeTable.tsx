import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { useStore } from '@/utils/page/use-store';
import type { Account } from '@/utils/share-codes/account';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { CodeRow } from './CodeRow';
import { Details } from './Details';
import { useStatusOf } from './facts';
import { keyInRows } from './keys';
import { NoRows } from './NoRows';
import { selectAll, selection, selectOnly, selectRange, toggle } from './selection';
import { useMinute } from './use-minute';
import type { Shown } from './use-shown';
import { view } from './view';

interface Props {
  account: Account;
  shown: Shown;
}

/** A row per code. One row has the keyboard: arrows move, space selects, Enter opens. */
export function CodeTable({ account, shown }: Props) {
  const { rows, total } = shown;
  const tab = useStore(view, (now) => now.tab);
  const { codes: selected, active } = useStore(selection, (now) => now);
  const [opened, setOpened] = useState<ShareCode | null>(null);
  const statusOf = useStatusOf(account);
  const now = useMinute();
  const body = useRef<HTMLTableSectionElement>(null);
  const first = rows.some(({ code }) => code === active) ? active : (rows[0]?.code ?? null);
  useFocus(body, first);

  const at = (event: Event): ShareCode | undefined => {
    const row = event.target instanceof Element ? event.target.closest('tr') : null;
    return rows.find(({ code }) => code === row?.dataset['code']);
  };
  const click = (event: MouseEvent) => {
    const code = at(event);
    if (!code || (!event.shiftKey && getSelection()?.toString())) return; // marking text is no click
    const box = event.target instanceof HTMLInputElement;
    if (event.shiftKey) selectRange(rows, code);
    else if (box || event.ctrlKey || event.metaKey) toggle(code);
    else selectOnly(code);
  };
  const key = (event: KeyboardEvent) => {
    const code = at(event);
    if (code && keyInRows(event, rows, code, setOpened)) event.preventDefault();
  };

  if (rows.length === 0) return <NoRows shown={shown} />;
  return (
    <>
      <div class="scroll" aria-busy={shown.asking}>
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA's grid pattern, on the table that it is
          role="grid"
          aria-label={i18n.t(tab === 'shared' ? 'codes.shared' : 'codes.used')}
          aria-multiselectable="true"
          aria-rowcount={total === null ? -1 : total + 1}
        >
          <Head rows={rows} selected={selected} />
          <tbody
            ref={body}
            onMouseDown={(event) => event.shiftKey && event.preventDefault()} // a range marks no text
            onClick={click}
            onKeyDown={key}
            onDblClick={(e) => setOpened(at(e) ?? null)}
          >
            {rows.map((code) => (
              <CodeRow
                key={code.code}
                code={code}
                tab={tab}
                status={statusOf(code)}
                selected={selected.has(code.code)}
                active={code.code === first}
                now={now}
                onOpen={setOpened}
              />
            ))}
          </tbody>
        </table>
      </div>
      {opened && <Details account={account} code={opened} onClose={() => setOpened(null)} />}
    </>
  );
}

/** The keyboard stays in the rows when it was there: the focus follows the row that has it. */
function useFocus(body: { current: HTMLElement | null }, active: string | null): void {
  useLayoutEffect(() => {
    const rows = body.current;
    if (!rows?.contains(document.activeElement) || document.activeElement?.closest('td')) return;
    rows.querySelector<HTMLElement>('tr[tabindex="0"]')?.focus();
  }, [active]);
}

function Head({ rows, selected }: { rows: ShareCode[]; selected: ReadonlyMap<string, ShareCode> }) {
  const tab = useStore(view, (now) => now.tab);
  const all = rows.every(({ code }) => selected.has(code));
  const some = rows.some(({ code }) => selected.has(code));
  const amount = i18n.t('codes.column.ips');
  const columns = [
    i18n.t('codes.column.code'),
    i18n.t('codes.column.status'),
    amount,
    i18n.t(tab === 'shared' ? 'codes.column.created' : 'codes.column.used'),
    i18n.t(tab === 'shared' ? 'codes.column.forwardTo' : 'codes.column.created'),
    i18n.t('codes.column.usedBy'),
    i18n.t('codes.column.note'),
  ];
  return (
    <thead>
      <tr>
        <th scope="col">
          <input
            type="checkbox"
            aria-label={i18n.t('codes.selectPage')}
            checked={all}
            indeterminate={some && !all}
            onChange={() => selectAll(rows, !all)}
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
