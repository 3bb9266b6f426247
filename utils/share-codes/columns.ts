import { nameSays } from './said';
import type { Piece } from './tokens';

/*
 * Tables, as they are copied from pages and files: a line of names, and lines with as many cells.
 */

const SEPARATORS = ['\t', '|', ',', ';'];

/** What stands in quotes is one cell, whatever is in it: where it fills the cell, ends of lines, too. */
const QUOTED = /(?<=^|[\t|,;\n])"(?:[^"]|""){0,500}"(?=[\t|,;\n]|$)|"[^"\n]*"/g;
const hideMarks = (quoted: string): string => quoted.replace(/[|,;\n]/g, ' ');

interface Head {
  mark: string;
  names: string[];
}

/** Tells, by the piece, the name at the head of its column. */
export function columnNames(text: string, pieces: readonly Piece[]): Map<Piece, string> {
  const names = new Map<Piece, string>();
  let head: Head | null = null;
  let end = 0;
  let next = 0;
  for (const line of text.replace(QUOTED, hideMarks).split('\n')) {
    const cells: string[] = head ? line.split(head.mark) : [line];
    const columns = cells.length === head?.names.length ? head.names : [];
    if (columns.length === 0) head = headOf(line);
    for (const [index, cell] of cells.entries()) {
      end += cell.length + 1;
      const name = columns[index];
      for (let piece = pieces[next]; piece && piece.start < end; piece = pieces[++next])
        if (name !== undefined) names.set(piece, name);
    }
  }
  return names;
}

/** A head has three names at the least, or two that both say something, and no numbers. */
function headOf(line: string): Head | null {
  if (line.length > LONGEST_HEAD) return null;
  const mark = SEPARATORS.find((one) => line.includes(one));
  const names = mark ? line.split(mark) : [];
  const isName = (cell: string) => cell.length < 40 && !/\d{2}|[.!?:]\s/.test(cell);
  const isHead =
    names.length > 2 || mark === '\t' || names.every((name) => nameSays(name) !== null);
  return mark && isHead && names.every(isName) ? { mark, names } : null;
}

const LONGEST_HEAD = 500;
