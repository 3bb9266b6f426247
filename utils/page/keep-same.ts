/**
 * What was read, with every part that says the same as before being the same object as before: what shows that part
 * need not be drawn again.
 */
export function keepSame<T>(before: unknown, now: T): T;
export function keepSame(before: unknown, now: unknown): unknown {
  if (Array.isArray(before) && Array.isArray(now)) {
    const kept = now.map((each, at) => keepSame(before[at], each));
    return isSame(before, kept) ? before : kept;
  }
  if (!isPlain(before) || !isPlain(now)) return now;
  const parts = Object.entries(now).map(([name, part]) => [name, keepSame(before[name], part)]);
  const kept = Object.fromEntries(parts);
  return isSame(before, kept) ? before : kept;
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isSame(before: object, kept: object): boolean {
  const parts = new Map(Object.entries(before));
  const now = Object.entries(kept);
  return (
    now.length === parts.size &&
    now.every(([name, part]) => parts.has(name) && Object.is(parts.get(name), part))
  );
}
