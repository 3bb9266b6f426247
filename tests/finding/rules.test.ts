import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { RULES } from './rules.ts';

it.each(RULES)('the source still has the rule: $name', ({ file, from }) => {
  expect(readFileSync(`utils/share-codes/${file}`, 'utf8').split(from)).toHaveLength(2);
});
