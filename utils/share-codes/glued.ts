import { lookOf } from './look';
import { type CodeShape, fits } from './shape';

/*
 * Codes that other words are glued to, without a space between.
 */

/** A range of a text, and whether it was cut out of something longer. */
export type Cut = [from: number, to: number, cut: boolean];

/** What may stand beside a code without a space: a number of IPs. */
export const isHarmless = (part: string): boolean => /^\d{0,5}[-_ ]?(?:ips?)?$/i.test(part);

/** A host, a mail address, a path, the name of a file, a token in parts: what is in it is a part of it. */
const WHOLE = /\w@\w|[\\%~^\p{Sc}]|\w\.[a-z]{2,5}(?:$|[:/])|\/\w+\.\w+$|\w\.\w+\.\w/iu;
/** Words that are glued to a code, as in "codeU9TRH6Y2" and "U9TRH6Y2-10ip". */
const BEFORE = /^(?:codes?|kode?|c[oó]digo|key|\d{1,5}[-_]?ips?)[-_]?/i;
const BEHIND = /[-_](?:\d{1,5}[-_]?)?ips?$/i;
/** A chunk in which a code may be glued to something, as in "U9TRH6Y2.Thanks" too. */
const GLUED =
  /^(?:code|key|\d{1,5}ips?-)(?!\d{1,3}[:=])[A-Z0-9]|[-_]\d{1,5}ips?$|^[A-Za-z0-9_-]+\.[A-Z][a-z]+$/;
/** The name of what follows, as in "SHARE_CODE_1=", and one of something that is no code, as in "sess:". */
const NAME = /^[A-Za-z_]{3,}\d{0,2}[:=]/;
const OTHER_NAME = /^(?!codes?|kod|key|c[oó]d)[a-z]+:|::/i;

/** Letters, digits and dashes in a row, and the code in it, be it empty. */
interface Run {
  run: string;
  code: string;
  from: number;
}

/** Codes in a chunk, without what is glued to them: those of a known shape, or those that look like nothing else. */
export function codesIn(core: string, shape: CodeShape | null): Cut[] {
  const isWhole = WHOLE.test(core) || core.startsWith('@') || OTHER_NAME.test(core);
  if (!shape && (isWhole || !GLUED.test(core))) return [];
  const runs = runsOf(core, shape);
  const isCut = !shape || isWhole || runs.some((run) => isOther(run, core));
  return runs
    .filter(({ code }) => code)
    .map((run) => [run.from, run.from + run.code.length, isCut || isPiece(run, core, shape)]);
}

function runsOf(core: string, shape: CodeShape | null): Run[] {
  const isCode = (run: string) => (shape ? fits(shape, run) : lookOf(run) === 'code');
  const isUpper =
    shape?.kinds.every(({ prefix, characters }) => !/[a-z]/.test(prefix + characters)) ?? false;
  return [...core.matchAll(/[A-Za-z0-9_-]+/g)].map(({ 0: run, index }) => {
    const variants = variantsOf(run, isUpper);
    const code = (shape ? variants : variants.reverse()).find(isCode) ?? '';
    return { run, code, from: index + run.indexOf(code) };
  });
}

/** Something that a code does not stand beside without a space, but may be a part of. */
function isOther({ run, code, from }: Run, core: string): boolean {
  if (code || isHarmless(run)) return false;
  const isInPath = core[from - 1] === '/' || /[/.+]/.test(core[from + run.length] ?? '');
  return (
    (isInPath && !BEFORE.test(run)) || (/[\d_-]/.test(run) && !(from === 0 && NAME.test(core)))
  );
}

/** Where dashes are like letters, what stands beside one is a piece; and so is what stands beside a letter of a word. */
function isPiece({ run, code, from }: Run, core: string, shape: CodeShape | null): boolean {
  const isLoose = shape?.kinds.some(({ layouts }) => layouts === null) === true;
  const around = (core[from - 1] ?? '') + (core[from + code.length] ?? '');
  const [before = '', after = ''] = run.split(code);
  const isGlued = /^[a-z]/i.test(after) || (/[a-z]$/i.test(before) && !BEFORE.test(before));
  return (isLoose && code !== run) || isGlued || /(?![a-z])\p{Script=Latin}/iu.test(around);
}

/** A run of letters as it stands, and without what may be glued to it. */
function variantsOf(run: string, isUpper: boolean): string[] {
  const text = run.replace(/^[-_]+|[-_]+$/g, '');
  const less = [text, text.replace(BEHIND, '')];
  const words = isUpper ? [text.replace(/^[a-z]{2,}|[a-z]{2,}$/g, '')] : [];
  return [run, ...less, ...less.map((one) => one.replace(BEFORE, '')), ...words];
}
