import { beforeEach, expect, test } from 'vitest';
import type { StoredCode } from '../../local-server/code.ts';
import { inBothBrowsers } from './bench.ts';
import { dumpOf, placesOf } from './dump.ts';
import type { Screen } from './screen.ts';

const MAIN = 'main@reseller.example';

inBothBrowsers('Notes on the codes page', { withAccount: true }, (bench) => {
  let page: Screen;
  let code: StoredCode | undefined;

  beforeEach(async () => {
    [code] = bench.server.books.add(2, { maker: MAIN });
    page = await open();
    return () => page.close();
  });

  const open = async (): Promise<Screen> => {
    const opened = await bench.browser.open('codes.html');
    await expect.poll(async () => (await opened.texts('status')).join()).toContain('2 codes');
    return opened;
  };
  const name = () => code?.code ?? '';
  const openNote = async (screen = page) => {
    await screen.click('button', `Details of ${name()}`);
    await expect.poll(() => screen.texts('textbox', 'Note')).toHaveLength(1);
  };
  const focusNote = () => page.run(() => document.getElementById('note')?.focus(), null);
  const note = (screen = page) => screen.value('textbox', 'Note');
  const rowNotes = (screen = page) =>
    screen.run(
      () =>
        [...document.querySelectorAll('tbody tr')].map(
          (row) => row.querySelector('td:nth-last-child(2)')?.textContent ?? '',
        ),
      null,
    );
  /** Types and is gone in the same instant: nothing that takes a moment comes to pass. */
  const typeAndGo = (text: string, to: string) =>
    page.run(
      ({ text, to }) => {
        const field = document.getElementById('note') as HTMLTextAreaElement;
        field.value = text;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        if (to) location.assign(to);
        else location.reload();
        // A page that is left may get a moment more: its database is taken away.
        IDBDatabase.prototype.transaction = () => {
          throw new Error('gone');
        };
      },
      { text, to },
    );
  /** Where the browser still holds a text, apart from the database. */
  const drafts = async (text: string) =>
    placesOf(await dumpOf(bench.browser), [text]).filter((place) => place.startsWith('local'));

  test('what was typed as the page went is there, and is kept once', async () => {
    await openNote();
    await typeAndGo('for the fair', '');
    await expect.poll(() => rowNotes()).toContain('for the fair');
    await expect.poll(() => drafts('for the fair')).toEqual([]);
  });

  test('what is typed is in the database a moment later, though the field is not left', async () => {
    const other = await open();
    await openNote();
    await page.fill('textbox', 'Note', 'for the fair');
    await expect.poll(() => rowNotes(other)).toContain('for the fair');
    await expect.poll(() => drafts('for the fair')).toEqual([]);
    await other.close();
  });

  test('another window changes neither a note that has the focus nor one that was typed', async () => {
    const other = await open();
    await openNote(other);
    await openNote();
    await focusNote();
    await other.fill('textbox', 'Note', 'theirs');
    await expect.poll(() => rowNotes()).toContain('theirs');
    expect(await note()).toBe('');
    await page.run(() => document.getElementById('note')?.blur(), null);
    await expect.poll(() => note()).toBe('theirs'); // nothing was typed here
    await page.fill('textbox', 'Note', 'mine');
    await expect.poll(() => rowNotes(other)).toContain('mine');
    await page.run(() => document.getElementById('note')?.blur(), null);
    await other.fill('textbox', 'Note', 'theirs again');
    await expect.poll(() => rowNotes()).toContain('theirs again');
    expect(await note()).toBe('mine');
    await other.close();
    await page.press('Escape');
    await expect
      .poll(() => page.run(() => document.querySelector('dialog[open]'), null))
      .toBe(null);
    await openNote();
    expect(await note()).toBe('theirs again');
  });

  test('a note that was opened and not touched writes nothing', async () => {
    const other = await open();
    await openNote();
    await focusNote();
    await openNote(other);
    await other.fill('textbox', 'Note', 'theirs');
    await expect.poll(() => rowNotes()).toContain('theirs');
    await page.press('Escape');
    await expect
      .poll(() => page.run(() => document.querySelector('dialog[open]'), null))
      .toBe(null);
    await expect.poll(() => rowNotes(other)).toContain('theirs');
    expect(await rowNotes()).toContain('theirs');
    await other.close();
  });

  test('a note that is being typed stays open, also when its row matches the search no more', async () => {
    await openNote();
    await page.fill('textbox', 'Note', 'for the fair');
    await page.press('Escape');
    await page.fill('searchbox', 'Search codes', 'the fair');
    await expect.poll(() => rowNotes()).toEqual(['for the fair']);
    await openNote();
    await page.fill('textbox', 'Note', 'sold');
    await expect.poll(() => rowNotes()).toEqual([]);
    expect(await note()).toBe('sold');
  });

  test('of a note that is too long nothing typed is lost, and what is stored is said', async () => {
    const long = 'word '.repeat(600).trim();
    const paste = (text: string) =>
      page.run((text) => {
        const field = document.getElementById('note') as HTMLTextAreaElement;
        field.focus();
        field.select();
        document.execCommand('insertText', false, text);
      }, text);
    const fault = () => page.run(() => document.getElementById('note-fault')?.innerText, null);
    await openNote();
    await paste(long);
    expect(await note()).toBe(long);
    await expect.poll(fault).toContain('first 2,000 characters');
    await expect
      .poll(async () => (await rowNotes()).join('').trim())
      .toBe(long.slice(0, 2000).trim());
    await page.reload();
    await expect.poll(async () => (await page.texts('status')).join()).toContain('2 codes');
    await openNote();
    expect(await note()).toBe(long);
    await paste('short');
    await expect.poll(fault).toBe('');
    await expect.poll(() => rowNotes()).toContain('short');
    await expect.poll(() => drafts('word')).toEqual([]);
  });

  test('what is typed goes with its account', async () => {
    await openNote();
    await typeAndGo('for the fair', 'options.html');
    const options = await bench.browser.open('options.html');
    expect(await drafts('for the fair')).toHaveLength(1);
    await options.click('button', 'Remove account');
    await options.click('button', 'Remove account');
    await expect.poll(() => drafts('for the fair')).toEqual([]);
    await options.close();
  });
});
