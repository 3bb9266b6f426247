import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wholeBatches } from '@/utils/database/read-operation';
import * as whole from '@/utils/database/records.fixture';
import type { BatchItem } from '@/utils/share-codes/operation';
import { advance } from './batch-progress';
import { newBatch } from './create';

const item = fc.record({
  code: fc.constant('AB12CD34'),
  outcome: fc.record({
    word: fc.constantFrom('redeemed', 'revoked'),
    ips: fc.oneof(fc.maxSafeInteger(), fc.constant(Number.MAX_SAFE_INTEGER)),
  }),
});

it('can be read again, whatever numbers of IPs a server tells of', () => {
  fc.assert(
    fc.property(fc.array(item, { minLength: 1 }), (items) => {
      const batch = newBatch('r', 0, items as BatchItem[]);
      let operation = whole.redeem;
      for (let times = 0; times < 3; times++)
        ({ operation } = advance(operation, newBatch('r', 0, []), batch));
      expect(wholeBatches(operation)).toEqual(operation);
    }),
  );
});
