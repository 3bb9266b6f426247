/** A `Date` by another clock: one that the test drives, and that may be wrong. */
export function dateBy(now: () => number): DateConstructor {
  return new Proxy(Date, {
    construct: (target, given) => Reflect.construct(target, given.length > 0 ? given : [now()]),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
}
