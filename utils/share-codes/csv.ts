export type Cell = string | number | Date | null;

/** Without it, spreadsheets take UTF-8 for an old code page. */
const MARK = '\uFEFF';

/** A table as a CSV file that spreadsheets open rightly: RFC 4180, with nothing in it that could run as a formula. */
export function toCsv(rows: readonly (readonly Cell[])[]): string {
  return MARK + rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (cell instanceof Date) return dateText(cell);
  return typeof cell === 'number' ? String(cell) : quoted(asText(cell));
}

/** A text that a spreadsheet would run as a formula, or turn into something else, gets the mark of a text before it. */
const asText = (text: string): string =>
  /^[=+\-@\t\r\n＝＋－＠]/.test(text) || isTaken(text) ? `'${text}` : text;

const isTaken = (text: string): boolean => isTakenForNumber(text) || TAKEN_FOR_DATE.test(text);

/** E.g. `0012` or `12E5`, which would lose its zeros or become 1,200,000. So many digits stay as they are. */
const isTakenForNumber = (text: string): boolean =>
  /^\d[\d.,/:-]*(e\d+)?$/i.test(text) && !/^[1-9]\d{0,10}$/.test(text);

const MONTH =
  'jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?';

/** E.g. `MAR2025` or `10dec`. */
const TAKEN_FOR_DATE = new RegExp(`^((${MONTH})[-/ ]?\\d{1,4}|\\d{1,4}[-/ ]?(${MONTH}))$`, 'i');

/** A comma ends a cell; where the spreadsheet was told so, or guesses, a semicolon or a tab does. */
const quoted = (text: string): string =>
  /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** Local time, as spreadsheets of every language read it. */
function dateText(date: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')}`;
}
