import background from '@/entrypoints/background';

/* What is made of the extension's source for the driven world: its background, and the words that pages make of values. */

export { operationLine } from '@/utils/words/operation';
export { outcomeLine, outcomeWord } from '@/utils/words/outcome';
export const begin = (): void => void background.main();
