import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyMessage, KEY_BEARERS } from '../../tests/browsers/every-message.ts';
import { parseMessage } from './parse-message';

const MARK = 'MARKED-key-7f3a';
const EVERY = Object.values(everyMessage('account', 'http://127.0.0.1:1', MARK));

describe.each(EVERY)('the message $type', (message) => {
  it('is understood', () => expect(parseMessage(message)).toEqual(message));

  it('carries a key only where that is its purpose, whatever is added to it', () => {
    const stowaway = { ...message, key: MARK, apiKey: MARK, extra: { key: MARK } };
    const parsed = JSON.stringify(parseMessage(stowaway));
    expect(parsed.includes(MARK)).toBe(KEY_BEARERS.includes(message.type));
  });

  it('is not understood with a part of it missing or of another kind', () => {
    for (const name of Object.keys(message)) {
      const { [name as keyof typeof message]: _, ...rest } = message;
      expect(parseMessage(rest), `without ${name}`).toBeNull();
      for (const wrong of [Symbol('x'), Number.NaN, () => 1, { toString: () => 'a' }, [[1]]])
        expect(parseMessage({ ...message, [name]: wrong }), name).toBeNull();
    }
  });
});

it('understands nothing else, and throws at nothing', () => {
  const types = EVERY.map(({ type }) => type);
  const anything = fc.oneof(
    fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
    fc.record({ type: fc.constantFrom(...types), accountId: fc.anything(), codes: fc.anything() }),
    fc.dictionary(fc.constantFrom('type', 'key', '__proto__', 'settings', 'query'), fc.jsonValue()),
  );
  fc.assert(
    fc.property(anything, (value) => {
      const parsed = parseMessage(value);
      if (parsed !== null) expect(types).toContain(parsed.type);
    }),
    { numRuns: 2000 },
  );
});
