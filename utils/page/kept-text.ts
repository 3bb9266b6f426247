/*
 * What is typed here and not saved yet, kept at once: the page may be gone a moment later. In a full storage it lives
 * as long as the page, and no older text comes back in its place.
 */

export function readKept(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** @param text `null`: no longer */
export function keepText(name: string, text: string | null): void {
  try {
    localStorage.removeItem(name);
    if (text !== null) localStorage.setItem(name, text);
  } catch {
    // The page still shows it.
  }
}

/** The names of all that begin so. */
export function keptNames(prefix: string): string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(prefix));
  } catch {
    return [];
  }
}
