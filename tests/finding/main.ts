import { runnerImport } from 'vite';

/*
 * npm run finding [-- --show]: how well share codes are found in texts, beside a rule of six lines.
 * Vite loads the rest, as it loads the extension: Node alone finds no import without its file's ending.
 */

await runnerImport('./tests/finding/tell.ts');
