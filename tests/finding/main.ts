import { type Plugin, runnerImport } from 'vite';
import { readFlags } from '../../local-server/flags.ts';
import { isAlphabet } from './alphabets.ts';
import { RULES, withoutRule } from './rules.ts';

/*
 * npm run finding: how well share codes are found in texts, beside a rule of six lines.
 * With --show [--alphabet nanoid], each wrong and missed word of the open half.
 * With --rules, the figures without each rule of the finder (many minutes).
 */

const values = readFlags({
  show: { type: 'boolean', default: false },
  alphabet: { type: 'string' },
  rules: { type: 'boolean', default: false },
});

/** Vite loads what imports the extension: Node alone finds no file without its ending. */
async function load(plugins: Plugin[] = []) {
  const { module } = await runnerImport<typeof import('./tell.ts')>('./tests/finding/tell.ts', {
    plugins,
  });
  return module;
}

async function tellRules(): Promise<void> {
  const all = await load();
  const table = { 'all rules': all.summary() };
  for (const rule of RULES) {
    const rest = await load([withoutRule(rule)]);
    Object.assign(table, { [`without: ${rule.name}`]: rest.summary() });
  }
  console.log(
    'With codes of every alphabet: found / sure %, wrong in 195 with codes / in each without, doubted in each without',
  );
  console.table(table);
}

const { alphabet = null } = values;
if (alphabet !== null && !isAlphabet(alphabet)) throw new Error(`No alphabet ${alphabet}`);

if (values.rules) await tellRules();
else if (values.show) (await load()).showWords(alphabet);
else (await load()).tellFigures();
