/**
 * A number for each code that is drawn, to know its row by. A code keeps its number as long as it is drawn: a click
 * that is on its way to a row meets the same code there. A newcomer gets the number, and so the row, of one that is gone.
 * @param before the numbers of the last drawing
 */
export function slotsOf(codes: readonly string[], before: ReadonlyMap<string, number>) {
  const slots = new Map<string, number>();
  for (const code of codes) {
    const slot = before.get(code);
    if (slot !== undefined) slots.set(code, slot);
  }
  const taken = new Set(slots.values());
  let free = 0;
  for (const code of codes) {
    if (slots.has(code)) continue;
    while (taken.has(free)) free++;
    slots.set(code, free++);
  }
  return slots;
}
