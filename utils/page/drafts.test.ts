import { beforeEach, expect, test, vi } from 'vitest';
import { record, text } from '@/utils/database/fields';
import { drafts, keepDraftsOf } from './drafts';
import { emptyStorage } from './storage.fixture';

interface Note {
  words: string;
  place: string;
}

let full = false;
const local = emptyStorage(() => full);
const session = emptyStorage(() => full);

/** The same window once more, as after a reload. */
const reload = () =>
  drafts<Note>('note', { words: '', place: '' }, record({ words: text, place: text }));

function openWindow() {
  session.clear();
  return reload();
}

beforeEach(() => {
  full = false;
  local.clear();
  session.clear();
  vi.stubGlobal('localStorage', local);
  vi.stubGlobal('sessionStorage', session);
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

test('a window that is loaded anew shows its own, the next one what was typed last', () => {
  const here = openWindow();
  here.patch('one', { words: 'here' }, { words: 'there' });
  expect(reload().get('one').words).toBe('here');
  expect(openWindow().get('one').words).toBe('there');
});

test('what there is no room for lives as long as the page, and no older text comes back', () => {
  const note = openWindow();
  note.patch('one', { words: 'A1' });
  full = true;
  note.patch('one', { words: 'A2' });
  expect(note.get('one').words).toBe('A2');
  expect(reload().get('one').words).toBe('');
});

test('what is stored in another shape is as good as nothing', () => {
  local.setItem('draft:note:one', '{"words":7}');
  local.setItem('draft:note:two', '{');
  expect(openWindow().get('one')).toEqual({ words: '', place: '' });
  expect(openWindow().get('two')).toEqual({ words: '', place: '' });
});

test('what was typed goes with its account, and nothing else does', () => {
  const note = openWindow();
  note.patch('one', { words: 'A1' });
  note.patch('two', { words: 'A2' });
  local.setItem('draft:note:one:code', '{}');
  local.setItem('draft:note', 'of an earlier version');
  local.setItem('snapshot', '{}');
  keepDraftsOf(['two']);
  expect(Object.keys(local)).toEqual(['draft:note:two', 'snapshot']);
  expect(Object.keys(session)).toEqual(['draft:note:two']);
});
