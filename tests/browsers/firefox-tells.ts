import type { ShippedFirefox } from './shipped-firefox.ts';

/*
 * What Firefox tells of the page in front to others than the page.
 */

/** What a screen reader gets: everything's role, name, value and text, a line each. */
export const accessibleLines = ({ inside }: ShippedFirefox): Promise<string[]> =>
  inside(readTree, null);

/** What the context menu that is open says. */
export const menuOf = ({ inside }: ShippedFirefox): Promise<string[]> => inside(readMenu, null);

/** Has what would be restored after a crash written into the profile now, not within 15 seconds. */
export const saveSession = ({ inside }: ShippedFirefox): Promise<void> =>
  inside(writeSession, null);

interface Accessible {
  readonly role: number;
  readonly name: string | null;
  readonly value: string;
  readonly childCount: number;
  getChildAt(index: number): Accessible;
}

interface Accessibility {
  getAccessibleFor(element: unknown): Accessible | null;
  getStringRole(role: number): string;
}

declare const Cc: Record<string, { getService(what: unknown): Accessibility }>;
declare const Ci: { nsIAccessibilityService: unknown };
declare const gBrowser: { readonly selectedBrowser: unknown };
declare const ChromeUtils: {
  importESModule(address: string): {
    TabStateFlusher: { flushWindow(window: Window): Promise<void> };
    SessionSaver: { run(): Promise<void> };
  };
};

function readTree(): string[] {
  const service = Cc['@mozilla.org/accessibilityService;1']?.getService(Ci.nsIAccessibilityService);
  const top = service?.getAccessibleFor(gBrowser.selectedBrowser);
  if (!service || !top) return [];
  const read = (one: Accessible): string[] => {
    const line = `${service.getStringRole(one.role)} "${one.name}" ${one.value}`;
    const children = Array.from({ length: one.childCount }, (_, at) => read(one.getChildAt(at)));
    return [line, ...children.flat()];
  };
  return read(top);
}

const readMenu = (): string[] =>
  [...document.querySelectorAll('#contentAreaContextMenu > :not([hidden])')].flatMap(
    (item) => item.getAttribute('label') ?? [],
  );

async function writeSession(): Promise<void> {
  const from = 'resource:///modules/sessionstore';
  const { TabStateFlusher } = ChromeUtils.importESModule(`${from}/TabStateFlusher.sys.mjs`);
  const { SessionSaver } = ChromeUtils.importESModule(`${from}/SessionSaver.sys.mjs`);
  await TabStateFlusher.flushWindow(window);
  await SessionSaver.run();
}
