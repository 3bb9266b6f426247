import { describe, expect, it } from 'vitest';
import { openEnvelope } from './envelope';
import { readCode, readPage } from './read-codes';
import { readGenerated } from './read-generated';

const page = (body: unknown) => readPage(openEnvelope(body));

describe('readCode', () => {
  it('reads every documented field, numbers also as text', () => {
    expect(
      readCode({
        code: ' A1 ',
        status: '2',
        number_of_ips: '10',
        created_at: 1_793_534_400,
        used_at: 1_793_534_500_000,
        used_by: 'b@example.com',
        forward_to: '',
        expired_at: 0,
        data_type: 1,
        amount_traffic: null,
        surprise: {},
      }),
    ).toEqual({
      code: 'A1',
      status: 2,
      ips: 10,
      createdAt: 1_793_534_400_000,
      usedAt: 1_793_534_500_000,
      usedBy: 'b@example.com',
      forwardTo: null,
      expiresAt: null,
      dataType: 1,
      trafficBytes: null,
    });
  });

  it('needs nothing but a code', () => {
    expect(readCode({ code: 7781 })).toMatchObject({ code: '7781', status: null, ips: null });
    expect(readCode('A-1_b')?.code).toBe('A-1_b');
  });

  it.each([
    { share_code: 'A1', code: 'ORDER7' },
    { code: 'OK', cdKey: 'A1' },
    { share_code: null, code: 'A1' },
  ])('takes the name that says most: %j', (item) => expect(readCode(item)?.code).toBe('A1'));

  it.each([
    null,
    5,
    [],
    {},
    { code: '' },
    { code: {} },
    'two words',
    'a@b.example',
    'x'.repeat(65),
  ])('finds no code in %j', (item) => expect(readCode(item)).toBeNull());
});

describe('readPage', () => {
  const A1 = { code: 'A1' };

  it.each([
    ['as documented', { success: true, result: { items: [A1], total_items: 7, total_pages: '2' } }],
    ['without an envelope', { items: [A1], total_items: 7, total_pages: 2 }],
    ['under data', { success: 1, data: [A1], total: 7, last_page: 2 }],
    ['two deep', { result: { data: { list: [A1] }, total_items: 7, total_pages: 2 } }],
  ])('reads a list %s', (_, body) =>
    expect(page(body)).toMatchObject({ codes: [A1], totalItems: 7, totalPages: 2, unreadable: 0 }),
  );

  it.each([
    ['a bare array', [A1]],
    ['an array as result', { success: 'true', result: [A1] }],
    ['an array as codes', { result: { codes: ['A1'] } }],
    ['an array beside a useless result', { success: true, result: 'ok', data: [A1] }],
  ])('reads %s without totals', (_, body) =>
    expect(page(body)).toMatchObject({ codes: [A1], totalItems: null, totalPages: null }),
  );

  it.each(['XXX', 'xxxx', '---', '____'])(
    'takes none for one where each of several has %s at the same place',
    (mask) => {
      const items = ['A1B2', 'Z9Y8'].map((code) => ({ code: `${code}${mask}Q7` }));
      expect(page({ result: { items, total_items: 2 } })).toMatchObject({
        codes: [],
        unreadable: 2,
      });
      const one = page({ result: { items: [items[0], { code: 'B1' }] } });
      expect(one?.codes).toHaveLength(2);
      expect(readGenerated(openEnvelope({ result: items })).codes).toEqual([]);
    },
  );

  it('takes no masked code for one', () => {
    const items = ['A1B2****', 'A1••••Z9', 'A1B2…', 'A1###Z9', 'A1....Z9', 'A1B2C3D4'].map(
      (code) => ({
        code,
      }),
    );
    expect(page({ success: true, result: { items } })).toMatchObject({
      codes: [{ code: 'A1B2C3D4' }],
      unreadable: 5,
    });
  });

  it('counts what it cannot read and keeps the rest', () => {
    const items = [A1, null, { id: 3 }, { code: 'B2', status: {} }];
    expect(page({ result: { items } })).toMatchObject({
      codes: [A1, { code: 'B2' }],
      unreadable: 2,
    });
    expect(page({ result: { items: [{}], total_items: 1 } })).toMatchObject({ unreadable: 1 });
  });

  it('keeps a code that is listed twice once, and calls it readable', () => {
    const items = [A1, { code: 'B2' }, { code: 'A1' }];
    const codes = [A1, { code: 'B2' }];
    expect(page({ result: { items } })).toMatchObject({ codes, unreadable: 0 });
  });

  it.each([
    [[]],
    [{ success: true, result: [] }],
    [{ success: true, result: null }],
    [{ success: true, result: { items: null } }],
    [{ items: null, total_items: 0 }],
  ])('takes %j for an empty list', (body) =>
    expect(page(body)).toMatchObject({ codes: [], unreadable: 0 }),
  );

  it.each([
    [null],
    [true],
    ['A1'],
    [{}],
    [{ success: true }],
    [{ success: true, result: 'ok' }],
    [{ data: null, hint: 'another API' }],
    [[1, 2, 3]],
    [{ items: [{ id: 1 }] }],
  ])('takes %j for no list', (body) => expect(page(body)).toBeNull());
});
