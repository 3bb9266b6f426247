import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slotsOf } from './slots';

const drawn = fc.uniqueArray(fc.string({ maxLength: 2 }), { maxLength: 12 });

test('a code keeps its row while it is drawn, and no two share one', () => {
  fc.assert(
    fc.property(fc.array(drawn), (drawings) => {
      let before = new Map<string, number>();
      for (const codes of drawings) {
        const slots = slotsOf(codes, before);
        expect([...slots.keys()].toSorted()).toEqual(codes.toSorted());
        expect(new Set(slots.values()).size).toBe(codes.length);
        for (const code of codes)
          if (before.has(code)) expect(slots.get(code)).toBe(before.get(code));
        before = slots;
      }
    }),
  );
});

test('a newcomer takes the row of one that is gone', () => {
  const before = slotsOf(['a', 'b', 'c'], new Map());
  expect(slotsOf(['b', 'c', 'd'], before).get('d')).toBe(before.get('a'));
});
