import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { isAlphabet } from './alphabets.ts';

/*
 * npm run finding: how well share codes are found in texts, beside a rule of six lines.
 * With --show [--alphabet nanoid], each wrong and missed word of the open half.
 * Vite loads what imports the extension: Node alone finds no file without its ending.
 */

const { values } = parseArgs({
  options: { show: { type: 'boolean', default: false }, alphabet: { type: 'string' } },
});
const { alphabet = null } = values;
if (alphabet !== null && !isAlphabet(alphabet)) throw new Error(`No alphabet ${alphabet}`);

const { module } = await runnerImport<typeof import('./tell.ts')>('./tests/finding/tell.ts');
if (values.show) module.showWords(alphabet);
else module.tellFigures();
