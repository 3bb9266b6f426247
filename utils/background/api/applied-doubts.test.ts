import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openEnvelope } from './envelope';
import { readApplied } from './read-applied';
import type { Change } from './yes-or-no';

/*
 * A code counts as applied only where all that an answer says of it is a plain yes.
 */

const SENT = ['AB12-CD34', 'EF56-GH78', 'IJ90-KL12'];
const [GOOD, OTHER, BAD] = SENT as [string, string, string];

function read(body: unknown, change: Change = 'redeem', status = 200) {
  const { applied, ...rest } = readApplied(openEnvelope(body, status), SENT, change);
  return { ...rest, codes: applied?.map(({ code }) => code) ?? null };
}

/** A list of all that was sent, the last one with more to it. */
const repeating = (more: object) => [GOOD, { code: OTHER }, { code: BAD, ...more }];

describe('all codes are repeated, and elsewhere one is named', () => {
  it.each<[string, object]>([
    ['in an object', { errors: [{ code: BAD, message: 'already used' }] }],
    ['in a text', { errors: [`Code ${BAD} is not valid.`] }],
    ['alone', { errors: [BAD] }],
    ['as a name', { errors: { [BAD]: ['expired'] } }],
    ['as the only error', { error: { code: BAD, reason: 'no' } }],
    ['under another field', { errors: [{ share_code: BAD, error_code: 17 }] }],
    ['in a list of failures', { failed: [BAD] }],
    ['by a longer name', { codes_not_applied: [BAD] }],
    ['in capitals', { NOT_FOUND: [{ code: BAD }] }],
    ['deep inside', { meta: { report: { rejected: { items: [{ code: BAD }] } } } }],
    ['in a message', { message: `2 codes redeemed, ${BAD} was refused` }],
    ['as waiting', { pending: [BAD] }],
    ['in another spelling', { errors: [{ code: 'ij90kl12', message: 'used' }] }],
    ['in another spelling, in a text', { errors: ['ij90 kl12: used'] }],
    ['in another spelling, as a name', { errors: { IJ90_KL12: 'used' } }],
  ])('%s', (_, more) => {
    for (const result of [SENT, SENT.map((code) => ({ code })), { codes: SENT }, { data: SENT }])
      expect(read({ success: true, result, ...more }).codes).toEqual([GOOD, OTHER]);
    expect(read({ success: true, result: { codes: SENT, ...more } }).codes).toEqual([GOOD, OTHER]);
  });
});

describe('all codes are repeated, and one of them carries', () => {
  it.each<[object]>([
    [{ error_code: 'E17' }],
    [{ error_code: 17 }],
    [{ errorCode: '17' }],
    [{ state: 'used' }],
    [{ state: 'REJECTED' }],
    [{ state: 'abgelehnt' }],
    [{ status_code: 409 }],
    [{ status_code: '404' }],
    [{ statusCode: 202 }],
    [{ http_status: 422 }],
    [{ status: 3 }],
    [{ status: 400 }],
    [{ status: 'notApplied' }],
    [{ status: { code: 400, text: 'bad' } }],
    [{ result: 'already used' }],
    [{ result: '已使用' }],
    [{ result: false }],
    [{ result: { ok: false } }],
    [{ outcome: 'no' }],
    [{ outcome: 'ignored' }],
    [{ ok: 'false' }],
    [{ ok: 0 }],
    [{ success: 'no' }],
    [{ success: 'partly' }],
    [{ is_applied: '0' }],
    [{ valid: false }],
    [{ valid: true }],
    [{ verdict: 'queued' }],
    [{ anything: 'success' }],
    [{ anything: 7 }],
    [{ note: 'Bitte wenden' }],
    [{ message: 'Code was used before' }],
    [{ message: 'Nicht eingelöst' }],
    [{ success: true, error: 'already used' }],
    [{ success: true, state: 'expired' }],
    [{ success: true, previous: 'redeemed' }],
    [{ failed: true }],
    [{ alreadyUsed: true }],
    [{ reason: 'used' }],
    [{ number_of_ips: 0 }],
    [{ used_at: null }],
    [{ used_by: 'somebody@example.com' }],
    [{ status: 'revoked' }],
  ])('%j', (more) => {
    expect(read({ success: true, result: repeating(more) }).codes).toEqual([GOOD, OTHER]);
    expect(read({ success: true, result: { items: repeating(more) } }).codes).toEqual([
      GOOD,
      OTHER,
    ]);
  });

  it('whatever field of its own it is', () => {
    const name = fc.stringMatching(/^x_[a-z]{1,8}$/);
    const value = fc.jsonValue().filter((each) => each !== null && each !== '');
    fc.assert(
      fc.property(name, value, (field, each) => {
        const { codes } = read({ success: true, result: repeating({ [field]: each }) });
        expect(codes).toEqual([GOOD, OTHER]);
      }),
    );
  });
});

describe('an item is a plain yes with', () => {
  it.each<[object]>([
    [{}],
    [{ number_of_ips: '10', created_at: 1_793_534_400, used_at: 1_793_534_400 }],
    [{ success: true }],
    [{ success: 'yes', error: null, message: '' }],
    [{ ok: 1, error_code: 0, errors: [] }],
    [{ status: 'success' }],
    [{ status: 'OK', message: 'Code redeemed successfully' }],
    [{ status_code: 200, message: 'Redeemed: 10 IPs added to your account' }],
    [{ result: { ok: true } }],
    [{ is_redeemed: true, failed: false }],
    [{ amount_ips: 5, data_type: 1, expired_at: 1_893_534_400, forward_to: null, used_by: null }],
    [{ id: 7, plan: 1, expires: '2027-01-01', number_of_ips: 10 }],
    [{ expiry: 1_893_534_400 }],
    [{ expirationDate: '2027-01-01T00:00:00Z' }],
    [{ expire_at: '2027-01-01 00:00:00' }],
    [{ expires_in: 30 }],
  ])('%j', (more) => {
    expect(read({ success: true, result: repeating(more) }).codes).toEqual(SENT);
    expect(read({ success: true, result: repeating(more) }).unclear).toBe(false);
  });
});

it.each<[object]>([[{ no: 1 }], [{ row_no: 1 }], [{ parent_id: 7 }], [{ transparent: true }]])(
  'a name that only looks like a no leaves it open: %j',
  (more) =>
    expect(read({ success: true, result: SENT.map((code) => ({ code, ...more })) })).toMatchObject({
      codes: null,
      unclear: true,
    }),
);

it.each<[object]>([
  [{ expired: true }],
  [{ is_expired: 1 }],
  [{ expired: 'yes' }],
  [{ error_no: 17 }],
  [{ no_such_code: true }],
])('one that is a no stays one: %j', (more) =>
  expect(read({ success: true, result: SENT.map((code) => ({ code, ...more })) })).toMatchObject({
    codes: [],
    unclear: false,
  }),
);

describe('something objects to all, so that a list of all is no yes', () => {
  it.each<[object]>([
    [{ errors: ['One code has expired'] }],
    [{ errors: [{ index: 2, message: 'expired' }] }],
    [{ errors: [{ code: 'IJ90****', message: 'expired' }] }],
    [{ errors: { codes: ['The third one is not valid.'] } }],
    [{ error: 'Something went wrong' }],
    [{ error_code: 1001 }],
    [{ code: 400 }],
    [{ status: 'partial' }],
    [{ status: 'queued' }],
    [{ status: 'failed' }],
    [{ failed: 1 }],
    [{ failed_count: '1' }],
    [{ applied_count: 2 }],
    [{ message: '2 of 3 codes redeemed' }],
    [{ message: 'Some codes were not valid' }],
    [{ message: 'Your request has been queued' }],
    [{ message: "The last code couldn't be applied" }],
    [{ message: "One code can't be applied" }],
    [{ message: 'The second haven’t been added' }],
    [{ has_errors: true }],
    [{ ok: false }],
    [{ ok: 0 }],
    [{ done: 'false' }],
    [{ code: 1003 }],
    [{ ret: -1, code: -1 }],
    [{ queued: true }],
    [{ partial: 1 }],
    [{ pending: 3 }],
    [{ skipped: [0] }],
    [{ failed_indexes: [0] }],
    [{ total_redeemed: 2 }],
    [{ deleted: 2 }],
  ])('%j', (more) => {
    expect(read({ success: true, result: SENT, ...more })).toMatchObject({
      codes: null,
      unclear: true,
    });
    expect(read({ result: { codes: SENT, ...more } }).codes).toBeNull();
  });

  it.each<[object]>([
    [{ message: 'OK' }],
    [{ message: '3 codes redeemed, 30 IPs added' }],
    [{ errors: [], error: null, failed: 0, failed_count: 0, error_code: 0 }],
    [{ code: 200, status: 'success' }],
    [{ applied_count: 3, total: 3, balance: 1234 }],
    [{ message: 'Đổi mã thành công' }],
    [{ request: { codes: SENT }, request_id: 'c0ffee' }],
    [{ session: { expires: 1_893_534_400 }, expires_at: '2027-01-01', no: 5, parent: 3 }],
    [{ time: '2026-11-27T01:02:02Z', version: '1.2' }],
    [{ ok: true, done: 1, code: 0 }],
    [{ status: 1, queued: false, pending: 0, processed: 3, total_redeemed: 3 }],
    [{ queue: 'default', failed_indexes: [] }],
  ])('but %j does not', (more) =>
    expect(read({ success: true, result: SENT, ...more })).toMatchObject({
      codes: SENT,
      unclear: false,
    }),
  );

  it('nor where fewer are named, which answers for the others', () => {
    const result = [GOOD, OTHER];
    const answer = { success: true, message: 'Some codes were not valid', errors: ['One is bad'] };
    expect(read({ ...answer, result }).codes).toEqual(result);
    expect(read({ ...answer, result, errors: ['One', 'two'] }).codes).toBeNull();
  });
});

it.each<[unknown, string[] | null]>([
  [
    [GOOD, OTHER, { code: 'X', status: 'failed' }],
    [GOOD, OTHER],
  ],
  [[GOOD, OTHER, BAD, { code: 'IJ90****', status: 'failed' }], null],
  [
    [
      { status: 'ok', codes: [GOOD, OTHER] },
      { status: 'failed', codes: [BAD] },
    ],
    null,
  ],
  [
    [`${GOOD}: redeemed`, `${OTHER}: success`, `${BAD}: expired`],
    [GOOD, OTHER],
  ],
])(
  'what an item says without a code that was sent is about none, or another: %j',
  (result, codes) => expect(read({ success: true, result }).codes).toEqual(codes),
);

it('a fault with a code of its own kind is about the code that it names', () => {
  const errors = [{ code: 'EXPIRED', message: `${BAD} has expired` }];
  expect(read({ success: true, result: SENT, errors }).codes).toEqual([GOOD, OTHER]);
  expect(read({ success: true, result: [GOOD], errors })).toMatchObject({
    codes: [GOOD],
    unclear: false,
    reasons: { [BAD]: `${BAD} has expired` },
  });
});

it('what is said of other things than the codes is no objection', () => {
  const account = { status: 'active', email_state: 'verified', balance: 7 };
  expect(read({ success: true, result: SENT, account }).codes).toEqual(SENT);
});

describe('a code in another spelling', () => {
  it.each([['ef56-gh78'], ['EF56GH78'], ['ef56 gh78'], ['EF56–GH78'], ['ＥＦ５６－ＧＨ７８']])(
    'is the code that was sent: %s',
    (spelt) => {
      expect(read({ result: [spelt] }).codes).toEqual([OTHER]);
      expect(read({ result: [{ code: spelt, success: true }] }).codes).toEqual([OTHER]);
      expect(read({ result: [GOOD], errors: [`${spelt} is used`] }).reasons).toEqual({
        [OTHER]: `${spelt} is used`,
      });
    },
  );

  it('is none where two that were sent have it', () => {
    const envelope = openEnvelope({ success: true, result: ['Ab1', 'X'] });
    const { applied, unclear } = readApplied(envelope, ['AB1', 'ab1', 'X'], 'redeem');
    expect(applied).toEqual([{ code: 'X', ips: null }]);
    expect(unclear).toBe(false);
  });
});

it('a word that is a yes to a redeem is none to a revoke', () => {
  const result = [
    { code: GOOD, status: 'redeemed' },
    { code: OTHER, status: 'revoked' },
  ];
  expect(read({ result }, 'redeem').codes).toEqual([GOOD]);
  expect(read({ result }, 'revoke').codes).toEqual([OTHER]);
  expect(read({ result: [{ code: GOOD, used_at: 1_793_534_400 }] }, 'revoke').codes).toBeNull();
});

it.each([
  [{ success: true }],
  [{ success: true, message: 'OK', result: null }],
  [{ success: true, message: `Redeemed ${GOOD}, ${OTHER} and ${BAD}` }],
  [{ success: true, result: 3 }],
  [{ success: true, result: { redeemed: 3 } }],
  [{ success: true, result: GOOD }],
  [{ success: true, request: { codes: SENT } }],
  [{ success: true, result: { submitted: SENT } }],
  [{}],
])('a success that names no codes in a list is unknown: %j', (body) =>
  expect(read(body)).toMatchObject({ codes: null, unclear: true }),
);

it('an empty list says that none was applied, and is unclear where nothing says why', () => {
  expect(read({ success: true, result: [] })).toMatchObject({ codes: [], unclear: true });
  const errors = SENT.map((code) => `${code}: used`);
  expect(read({ success: true, result: [], errors })).toMatchObject({ codes: [], unclear: false });
});

it.each([
  [{ success: true, result: SENT }],
  [{ success: true, result: SENT.map((code) => ({ code, success: true })) }],
  [{ applied: SENT }],
  [{ result: [GOOD], errors: [BAD] }],
])('what was only taken for later (202) is unknown: %j', (body) =>
  expect(read(body, 'redeem', 202)).toMatchObject({ codes: null, unclear: true }),
);

it.each<[object, object]>([
  [{ row: { id: 1 } }, { row: null }],
  [{}, { transaction: null }],
  [{ id: 7 }, { id: null }],
])('an unknown field of an item with nothing in it leaves the item open: %j, %j', (one, other) => {
  const result = [{ code: GOOD, ...one }, { code: OTHER, ...other }, BAD];
  expect(read({ success: true, result }).codes).not.toContain(OTHER);
});

it('codes under the numbers of an array are one list', () =>
  expect(read({ success: true, result: { 0: { code: GOOD }, 2: { code: OTHER } } }).codes).toEqual([
    GOOD,
    OTHER,
  ]));

describe('all codes are repeated, and something tells of fewer', () => {
  it.each<[string, object]>([
    ['a message in another language', { message: `Mã ${BAD} đã được sử dụng` }],
    ['another one, of the only one that was done', { message: `Đã đổi mã ${GOOD}` }],
    ['a warning', { warnings: `${BAD} hat nichts bewirkt` }],
    ['a number of none', { affected_rows: 0 }],
    ['a number under a name that nobody knows', { affected: 1 }],
    ['one of rows', { affected_rows: 2 }],
    ['no IPs', { total_ips_added: 0 }],
    ['words', { message: `Only ${GOOD} was redeemed` }],
    ['words that name one', { message: `Redeemed: ${GOOD}` }],
    ['another list', { used: [BAD] }],
    ['a list under a name that nobody knows', { verarbeitet: { ja: [BAD] } }],
    ['one that seems to say that they were done', { credited: [GOOD] }],
    ['numbers by code', { added: { [GOOD]: 10 } }],
  ])('%s', (_, more) => {
    expect(read({ success: true, result: { codes: SENT, ...more } }).codes).toBeNull();
    expect(read({ success: true, result: { codes: SENT }, ...more }).codes).toBeNull();
  });

  it('two lists of as many codes', () => {
    expect(read({ success: true, result: { codes: [GOOD, OTHER], used: [BAD, GOOD] } }).codes).toBe(
      null,
    );
    expect(
      readApplied(openEnvelope({ codes: [GOOD], used: [BAD] }, 200), [GOOD, BAD], 'redeem').applied,
    ).toBeNull();
  });

  it('but not where a list says by its name that they were', () => {
    expect(read({ success: true, result: { applied: SENT, rows: 1 } }).codes).toEqual(SENT);
  });

  it('lists without a name', () => {
    expect(read({ success: true, result: [[GOOD, OTHER], [BAD]] }).codes).toBeNull();
  });

  it.each<[object]>([
    [{ plan: 1 }],
    [{ page: 1, limit: 2 }],
    [{ total_ips: 2 }],
    [{ affected: 3 }],
    [{ remaining_today: 2, took_ms: 1 }],
    [{ message: `Redeemed: ${SENT.join(', ')}` }],
    [{ items: SENT }],
  ])('not %j', (more) => {
    expect(read({ success: true, result: { codes: SENT, ...more } }).codes).toEqual(SENT);
  });
});
