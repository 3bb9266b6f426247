/** A whole number of 1 or more, `null` for anything else. */
export function wholeNumber(typed: string): number | null {
  const number = /^\s*\d+\s*$/.test(typed) ? Number(typed) : 0;
  return Number.isSafeInteger(number) && number > 0 ? number : null;
}

/** What is typed, some steps on and never below 1. Nothing counts as 0. A text that is no number stays. */
export function stepped(typed: string, by: number): string {
  const number = /^\s*0*\s*$/.test(typed) ? 0 : wholeNumber(typed);
  if (number === null) return typed;
  return String(Math.min(Math.max(number + by, 1), Number.MAX_SAFE_INTEGER));
}
