import { beforeEach, expect, test, vi } from 'vitest';
import { record, text } from '@/utils/database/fields';
import { drafts, keepDraftsOf } from './drafts';

interface Note {
  words: string;
  place: string;
}

let full = false;
let storage: Record<string, string>;

/** One window's drafts; another call is another window's. */
const openWindow = () =>
  drafts<Note>('note', { words: '', place: '' }, record({ words: text, place: text }));

beforeEach(() => {
  full = false;
  storage = {};
  const methods = {
    getItem: (key: string) => storage[key] ?? null,
    setItem: (key: string, text: string) => {
      if (full) throw new Error('full');
      storage[key] = text;
    },
    removeItem: (key: string) => delete storage[key],
  };
  // As in a browser, the keys of localStorage are what is stored.
  vi.stubGlobal(
    'localStorage',
    new Proxy(methods, {
      ownKeys: () => Reflect.ownKeys(storage),
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    }),
  );
});

test('what was typed is there in the next window', () => {
  openWindow().patch('one', { words: 'A1' });
  expect(openWindow().get('one')).toEqual({ words: 'A1', place: '' });
});

test('each account has its own', () => {
  const note = openWindow();
  note.patch('one', { words: 'A1' });
  expect(note.get('two')).toEqual({ words: '', place: '' });
});

test('another window changes what is stored, and not what this one shows', () => {
  const here = openWindow();
  const there = openWindow();
  here.patch('one', { words: 'here' });
  there.patch('one', { words: 'there' });
  expect(here.get('one').words).toBe('here');
  expect(here.stored('one').words).toBe('there');
});

test('two windows that change other parts lose neither', () => {
  const here = openWindow();
  const there = openWindow();
  here.get('one');
  there.patch('one', { words: 'there' });
  here.patch('one', { place: 'here' });
  expect(openWindow().get('one')).toEqual({ words: 'there', place: 'here' });
});

test('its changes are told to this window', () => {
  const note = openWindow();
  const listener = vi.fn();
  const stop = note.onChange(listener);
  note.patch('one', { words: 'A1' });
  stop();
  note.patch('one', { words: 'A2' });
  expect(listener).toHaveBeenCalledOnce();
});

test('what there is no room for lives as long as the page', () => {
  full = true;
  const note = openWindow();
  note.patch('one', { words: 'A1' });
  note.patch('one', { place: 'here' });
  expect(note.get('one')).toEqual({ words: 'A1', place: 'here' });
  expect(note.stored('one')).toEqual({ words: 'A1', place: 'here' });
});

test('what is stored in another shape is as good as nothing', () => {
  storage['draft:note:one'] = '{"words":7}';
  storage['draft:note:two'] = '{';
  expect(openWindow().get('one')).toEqual({ words: '', place: '' });
  expect(openWindow().get('two')).toEqual({ words: '', place: '' });
});

test('what was typed goes with its account, and nothing else does', () => {
  const note = openWindow();
  note.patch('one', { words: 'A1' });
  note.patch('two', { words: 'A2' });
  storage['draft:note:one:code'] = '{}';
  storage['draft:note'] = 'of an earlier version';
  storage['snapshot'] = '{}';
  keepDraftsOf(['two']);
  expect(Object.keys(storage)).toEqual(['draft:note:two', 'snapshot']);
});
