import { useMemo, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { useStore } from '@/utils/page/use-store';
import { type Account, serverTime } from '@/utils/share-codes/account';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { Details } from '../details/Details';
import { useStatusOf } from '../lists/facts';
import { known } from '../lists/known';
import type { Shown } from '../lists/use-shown';
import { press, selection } from '../selection/selection';
import { useMinute } from '../use-minute';
import { view } from '../view/see';
import { keyOf } from '../view/view';
import { CodeRow } from './CodeRow';
import { keyInRows } from './keys';
import { NoRows } from './NoRows';
import { slotsOf } from './slots';
import { TableHead } from './TableHead';
import { useFocus } from './use-focus';
import { useWindow } from './use-window';

interface Props {
  account: Account;
  shown: Shown;
}

/** A row per code. One row has the keyboard: arrows move, space selects, Enter opens. */
export function CodeTable({ account, shown }: Props) {
  const { rows, total, before } = shown;
  const seen = useStore(view, (now) => now);
  const { codes: selected, active } = useStore(selection, (now) => now);
  const [opened, setOpened] = useState<ShareCode | null>(null);
  const statusOf = useStatusOf(account);
  const notes = useStore(known, (all) => all.notes);
  const now = serverTime(account, useMinute());
  const { from, to, height, first, ...drawn } = useWindow(rows, before, keyOf(seen));
  const drawnRows = rows.slice(from, to);
  const slots = useSlots(drawnRows);
  const found = useMemo(() => rows.findIndex(({ code }) => code === active), [rows, active]);
  const current = found === -1 ? Math.min(first, rows.length - 1) : found;
  const table = useRef<HTMLTableElement>(null);
  const focusRow = useFocus(table);

  const at = ({ target }: Event): number => {
    const row = target instanceof Element ? target.closest<HTMLTableRowElement>('tbody tr') : null;
    return row ? from + row.sectionRowIndex : -1;
  };
  const click = (event: MouseEvent) => {
    const code = rows[at(event)];
    const onBox = isOnBox(event);
    const marksText = !onBox && !event.shiftKey && Boolean(getSelection()?.toString());
    if (code && !marksText) press(rows, code, onBox, event);
  };
  const openAt = (event: MouseEvent) => {
    if (!isOnBox(event)) setOpened(rows[at(event)] ?? null);
  };
  const key = (event: KeyboardEvent) => {
    const here = at(event) === -1 ? current : at(event);
    if (!keyInRows(event, rows, here, drawn.inView(), setOpened)) return;
    event.preventDefault();
    const { active } = selection.getState();
    drawn.reveal(rows.findIndex(({ code }) => code === active));
    focusRow();
  };

  const grid = rows.length > 0 && (
    <div ref={drawn.scroller} class="scroll" aria-busy={shown.asking} onScroll={drawn.follow}>
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA's grid pattern, on the table that it is
        role="grid"
        aria-label={i18n.t(seen.tab === 'shared' ? 'codes.shared' : 'codes.used')}
        aria-multiselectable="true"
        aria-rowcount={total === null ? -1 : total + 1}
        tabIndex={current >= from && current < to ? -1 : 0}
        onMouseDown={(event) => event.shiftKey && event.preventDefault()} // a range marks no text
        onClick={click}
        onDblClick={openAt}
        onKeyDown={key}
      >
        <Columns />
        <TableHead rows={rows} selected={selected} />
        <Undrawn height={from * height} />
        <tbody ref={drawn.body}>
          {drawnRows.map((code, index) => (
            <CodeRow
              key={slots.get(code.code)}
              code={code}
              status={statusOf(code)}
              note={notes.get(code.code) ?? ''}
              selected={selected.has(code.code)}
              active={from + index === current}
              rowIndex={before + from + index + 2}
              now={now}
              onOpen={setOpened}
            />
          ))}
        </tbody>
        <Undrawn height={(rows.length - to) * height} />
      </table>
    </div>
  );
  // What is open stays open, and what is typed there stays, when news takes the last row.
  return (
    <>
      {grid || <NoRows shown={shown} />}
      {opened && (
        <Details
          account={account}
          code={rows.find(({ code }) => code === opened.code) ?? opened}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}

/** The whole cell of a checkbox is the checkbox: nobody hits 16 pixels each time. */
const isOnBox = ({ target }: Event): boolean =>
  target instanceof Element && target.closest('td:first-child') !== null;

/** Wide enough for most; wider where there is room. */
const WIDTHS = [36, 160, 110, 64, 95, 95, 95, 190, 180, 110, 84];

const Columns = () => (
  <colgroup>
    {WIDTHS.map((width, at) => (
      <col key={at} style={{ width: `${width}px` }} />
    ))}
  </colgroup>
);

function useSlots(rows: readonly ShareCode[]): ReadonlyMap<string, number> {
  const slots = useRef<ReadonlyMap<string, number>>(new Map());
  const codes = rows.map(({ code }) => code);
  slots.current = slotsOf(codes, slots.current);
  return slots.current;
}

/** The room of rows that are not drawn. */
const Undrawn = ({ height }: { height: number }) =>
  height > 0 ? (
    <tbody class="undrawn" aria-hidden="true" style={{ height: `${height}px` }} />
  ) : null;
