interface Props {
  label: string;
  codes: string[];
  ticked: ReadonlySet<string>;
  onChange: (ticked: ReadonlySet<string>) => void;
  /** What is to be said of a code, beside it. */
  note?: (code: string) => string;
}

/** Codes to tick, each checkbox named by its code. */
export function CheckList({ label, codes, ticked, onChange, note }: Props) {
  const toggle = (code: string) => {
    const next = new Set(ticked);
    if (!next.delete(code)) next.add(code);
    onChange(next);
  };
  return (
    <ul class="list" aria-label={label}>
      {codes.map((code) => (
        <li key={code}>
          <label class="choice">
            <input
              type="checkbox"
              checked={ticked.has(code)}
              aria-describedby={note && `note-${code}`}
              onChange={() => toggle(code)}
            />
            <code>{code}</code>
          </label>
          {note && (
            <span id={`note-${code}`} class="note">
              {note(code)}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
