import { Component } from 'preact';
import { Code } from './Code';

interface Props {
  label: string;
  codes: string[];
  ticked: ReadonlySet<string>;
  onChange: (ticked: ReadonlySet<string>) => void;
  /** What is to be said of a code, below it. */
  note?: (code: string) => string;
}

/** Codes to tick, each checkbox named by its code. */
export function CheckList({ label, codes, ticked, onChange, note }: Props) {
  const toggle = ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement)) return;
    const next = new Set(ticked);
    if (!next.delete(target.value)) next.add(target.value);
    onChange(next);
  };
  return (
    <ul class="list" aria-label={label} onChange={toggle}>
      {codes.map((code) => (
        <Row key={code} code={code} ticked={ticked.has(code)} note={note?.(code)} />
      ))}
    </ul>
  );
}

interface RowProps {
  code: string;
  ticked: boolean;
  note: string | undefined;
}

class Row extends Component<RowProps> {
  /** There may be thousands: a tick draws its own row alone. */
  override shouldComponentUpdate(next: RowProps): boolean {
    return next.ticked !== this.props.ticked || next.note !== this.props.note;
  }

  override render({ code, ticked, note }: RowProps) {
    const noteId = note === undefined ? undefined : `note-${code}`;
    return (
      <li>
        <label class="choice">
          <input type="checkbox" value={code} checked={ticked} aria-describedby={noteId} />
          <Code code={code} />
        </label>
        {note !== undefined && (
          <span id={noteId} class="note">
            {note}
          </span>
        )}
      </li>
    );
  }
}
