import { beforeEach, expect, test, vi } from 'vitest';
import { emptyStorage } from '@/utils/page/storage.fixture';

beforeEach(() => {
  vi.stubGlobal('localStorage', emptyStorage());
});

/** Another window has read nothing yet, and has its own `sessionStorage`. */
async function openWindow() {
  const session = emptyStorage();
  vi.resetModules();
  vi.stubGlobal('sessionStorage', session);
  const opened = await import('./redeem-draft');
  opened.redeemDrafts.get('a');
  return {
    draft: () => opened.redeemDrafts.get('a'),
    type: (text: string) => opened.typeCodes('a', text),
    /** A press for a code that could not be begun, with another text in the box by then. */
    lose(code: string, next = '') {
      const press = { id: code, at: 1, codes: [code], own: [], text: code };
      const pressed = { pressed: press };
      opened.redeemDrafts.patch('a', { text: '', touchedAt: 0, ...pressed }, pressed);
      if (next) opened.typeCodes('a', next);
      opened.giveBack('a', press);
      opened.giveBack('a', press);
    },
    putBack: () => opened.putBack('a'),
  };
}

test('what was not begun is in the box again, once', async () => {
  const window = await openWindow();
  window.lose('LOST1A2B');
  expect(window.draft()).toMatchObject({ text: 'LOST1A2B', unsent: '', pressed: { text: '' } });
});

test('or beside it where another text stands there by now, unless it stands there as well', async () => {
  const window = await openWindow();
  window.lose('LOST1A2B', 'NEXT1A2B');
  expect(window.draft()).toMatchObject({ text: 'NEXT1A2B', unsent: 'LOST1A2B' });
  window.type('NEXT1A2B, LOST1A2B');
  window.putBack();
  expect(window.draft()).toMatchObject({ text: 'NEXT1A2B, LOST1A2B', unsent: '' });
  window.lose('LOST2A2B', 'LOST2A2B');
  expect(window.draft()).toMatchObject({ unsent: '' });
});

test('of several windows each keeps its own, and the next one has all', async () => {
  const first = await openWindow();
  const second = await openWindow();
  first.lose('LOST1A2B', 'NEXT1A2B');
  second.lose('LOST2A2B', 'NEXT2A2B');
  expect(second.draft().unsent).toBe('LOST2A2B');
  expect((await openWindow()).draft().unsent).toBe('LOST1A2B\nLOST2A2B');
  second.putBack();
  expect((await openWindow()).draft().unsent).toBe('LOST1A2B');
});

test('so it is with what is in the box again', async () => {
  const first = await openWindow();
  const second = await openWindow();
  first.lose('LOST1A2B');
  second.lose('LOST2A2B');
  expect((await openWindow()).draft().text).toBe('LOST1A2B\nLOST2A2B');
});
