import { beforeEach, expect, test, vi } from 'vitest';
import { dropFields, dropSaved, keepFields, keepFieldsOf, keptFields } from './account-draft-store';

beforeEach(() => {
  vi.stubGlobal('localStorage', emptyStorage());
});

/** Names are own properties, as in a real one. */
function emptyStorage() {
  const methods = {
    getItem(name: string) {
      return Reflect.get(this, name) ?? null;
    },
    setItem(name: string, text: string) {
      Reflect.set(this, name, text);
    },
    removeItem(name: string) {
      Reflect.deleteProperty(this, name);
    },
  };
  return Object.create(methods);
}

test('what is typed is kept for each account, and for a new one', () => {
  keepFields('a', { name: 'x' });
  keepFields('a', { server: 'custom' });
  keepFields(null, { address: 'api.example.com' });
  expect(keptFields('a')).toEqual({ name: 'x', server: 'custom' });
  expect(keptFields(null)).toEqual({ address: 'api.example.com' });
});

test('the key is never kept', () => {
  keepFields('a', Object.assign({ name: 'x' }, { key: 'secret' }));
  expect(JSON.stringify(localStorage)).not.toContain('secret');
});

test('what was saved is dropped, what was typed since is not', () => {
  keepFields('a', { name: 'y', address: 'api.example.com' });
  dropSaved('a', { name: 'x', server: 'custom', address: 'api.example.com' });
  expect(keptFields('a')).toEqual({ name: 'y' });
  dropSaved('a', { name: 'y' });
  expect(Object.keys(localStorage)).toEqual([]);
});

test('it goes with its account', () => {
  for (const id of ['a', 'b', null]) keepFields(id, { name: 'x' });
  keepFieldsOf(['a']);
  expect(['a', 'b', null].map((id) => keptFields(id).name)).toEqual(['x', undefined, 'x']);
  dropFields('a');
  expect(keptFields('a')).toEqual({});
});

test('what is unreadable is nothing', () => {
  localStorage.setItem('unsaved-account:a', '{"name": 5');
  expect(keptFields('a')).toEqual({});
});
