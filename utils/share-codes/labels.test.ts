import { describe, expect, it } from 'vitest';
import { findCodes } from './extract';
import { learnShape } from './shape';

const sure = (text: string) =>
  findCodes(text).flatMap(({ code, certainty }) => (certainty === 'sure' ? [code] : []));

const ONE = `
  code: qkzmwrtb
  Share code - qkzmwrtb
  Code = qkzmwrtb
  Your code: qkzmwrtb, valid until Friday
  **Code:** \`qkzmwrtb\`
  {"code": "qkzmwrtb", "status": 3, "type": "shared"}
  Código: qkzmwrtb
  Codice: qkzmwrtb.
  Gutscheincode: qkzmwrtb
  Ваш код: qkzmwrtb
  Twój kod: qkzmwrtb
  代码：qkzmwrtb
  分享码：qkzmwrtb
  コード: qkzmwrtb
  코드: qkzmwrtb
  Mã: qkzmwrtb
  الرمز: qkzmwrtb
  x.example/redeem?code=qkzmwrtb
  https://x.example/redeem?lang=en&code=qkzmwrtb&x=1
`;

const MORE: [string, string[]][] = [
  ['codes: a1b2, c3d4', ['a1b2', 'c3d4']],
  ['Codes:\n1. code_1 (10 IPs)\n2. code_2 (10 IPs)\n\nThanks', ['code_1', 'code_2']],
  ['Codes:\ncode_1 10 IPs\ncode_2 5 IPs', ['code_1', 'code_2']],
  ['{"codes":["a1b2c3","abc123"]}', ['a1b2c3', 'abc123']],
  ['code1=K3LM9PQ2\ncode2=U9TRH6Y2', ['K3LM9PQ2', 'U9TRH6Y2']],
  ['{"message":"Your codes:\\nK3LM9PQ2\\nU9TRH6Y2"}', ['K3LM9PQ2', 'U9TRH6Y2']],
  ['code: qkzmwrtb\nstatus: unused', ['qkzmwrtb']],
  ['Code:\nqkzmwrtb', ['qkzmwrtb']],
  ['share_code=covid19', ['covid19']],
  ['https://x.example/r?a=Z9Y8X7W6V5&code=ABC12345.', ['ABC12345']],
];

const NOTHING = `
  code: none
  Code: N/A
  Code: expired
  Code is valid
  The code is valid.
  Promo code: please use it before Friday
  Code: https://x.example/Z9Y8X7W6V5
  Code: mail me at abc12345@x.example
  Error code: timeout
  Zip code: qkzmwrtb
  Source code - online
  Barcode: qkzmwrtb
  API key: qkzmwrtb
  code: 12345678
  code: 10 IPs
  Code: 2026-01-02
  代码：请使用 qkzmwrtb 兑换
`;

const lines = (text: string) => text.trim().split(/\n\s*/);

describe('a label speaks for what follows', () => {
  it.each(lines(ONE))('%s', (text) => expect(sure(text)).toEqual(['qkzmwrtb']));
  it.each(MORE)('%j', (text, codes) => expect(sure(text)).toEqual(codes));
});

describe('a label speaks for nothing certain', () => {
  it.each([...lines(NOTHING), 'Codes:\nThanks\nJohn'])('%j', (text) =>
    expect(sure(text)).toEqual([]),
  );
});

/** What stands after a label is no code where another word labels it, or none does. */
const LEAKS = `
  Code: U9TRH6Y2\\nUsername: bob99\\nPassword: hunter22
  {"code":"U9TRH6Y2","user":"bob99"}
  Share code: U9TRH6Y2, order 88213A, tracking SPX88213VN
  分享码：U9TRH6Y2，请用Windows11客户端登录
  CODE=U9TRH6Y2\\nAPI_KEY=AKX4QEXAMPLE7\\nSECRET=wJalr7UtnFEMI
  const codes = ['U9TRH6Y2']; const user = { accountId: 'acc_7Hq2' }
  Code: U9TRH6Y2. My login is 7QK2MM3P.
  password,code\\n7QK2MM3P,U9TRH6Y2
  order,code,ips ⏎ 7QK2MM3P,U9TRH6Y2,10
  Code\\tPassword\\nU9TRH6Y2\\t7QK2MM3P
  Code\\tNote\\nU9TRH6Y2\\t7QK2MM3P
  Code,Name,Password\\nU9TRH6Y2,"Bob, Ann",7QK2MM3P
  Name,Code,Password\\n"Bob\\nAnn",U9TRH6Y2,7QK2MM3P\\n"a ""b""\\nc",U9TRH6Y2,7QK2MM3P
  Share code: U9TRH6Y2 - order 88213A
  Mã chia sẻ: U9TRH6Y2 – đơn hàng VN88213
`;

/** Words of other people's codes, and of secrets, in the languages that we know. */
const OTHERS = `
  Referral code: {}
  Invite code: {}
  Order {}
  Your 2FA code is {}
  OTP: {}
  Backup code: {}
  recovery code {}
  Tracking {}
  Transaction {}
  Password {}
  Username {}
  API key {}
  Bearer token: {}
  Secret: {}
  Sipariş kodu: {}
  Ürün kodu: {}
  Уникальный код: {}
  Пароль: {}
  Passwort: {}
  Mot de passe : {}
  Contraseña: {}
  Mật khẩu: {}
  密码：{}
  パスワード：{}
  비밀번호: {}
  {} is my password
  {} - my password
  Password⏎{}
  Order number⏎{}
  Recovery codes⏎{}
  {} (order)
  {}是订单号
  Order no. {}
  Order ...... {}
  password -> {}
  | Password | {} |
  orderNumber: {}
  รหัส OTP ของคุณคือ {}
  رمز التحقق الخاص بك هو {}
`;

describe('a label speaks for what is like the code after it', () => {
  it.each(lines(LEAKS))('%s', (text) =>
    expect(sure(text.replaceAll('\\n', '\n').replaceAll('\\t', '\t'))).toEqual(['U9TRH6Y2']),
  );
  it('and makes nothing sure that is unlike the codes of the account', () => {
    const shape = learnShape(['A1B2C3D4E5', 'Z9Y8X7W6V5', 'Q1W2E3R4T5']);
    expect(findCodes('Code: U9TRH6Y2', shape)).toMatchObject([{ certainty: 'maybe' }]);
  });
});

it('what is called a code is not named as what stands before it', () => {
  const shape = learnShape(['K3LM9PQ2', '7QK2MM3P', 'B4NM8VC2']);
  expect(findCodes('Order no. R5HD6NC1, code T8JW4QF7', shape)).toMatchObject([
    { code: 'R5HD6NC1', certainty: 'maybe' },
    { code: 'T8JW4QF7', certainty: 'sure' },
  ]);
});

/** No list has them all: where nothing is learnt, a code of an unknown kind is a share code perhaps. */
const UNKNOWN_KINDS = `
  Steam Guard code: {}
  The alarm code is {}
  Gym code - {}
  Wi-Fi-Code: {}
  Türcode: {}
  Code wifi : {}
  Code de la porte : {}
  Código de la puerta: {}
  Codice del cancello: {}
  Kod do furtki: {}
  Гостевой код: {}
  Код от двери: {}
  Kode pintu: {}
  Alarm kodu: {}
  门禁码：{}
  玄関コード：{}
  현관 코드: {}
  {"doorCode":"{}"}
  alarm_code = {}
  Alarm code⇥Note⏎{}⇥front
`;

/** Share codes, as people name them. */
const PLAIN_KINDS = `
  Your new code: {}
  your code is {}
  2 codes for 10 IPs: {}
  Anna: code: {}
  IP code: {}
  Ihr Code lautet {}
  Votre code est {}
  Tu código es {}
  Código de acceso: {}
  Il codice è {}
  Ваш новый код: {}
  Kode baru: {}
  Yeni kod: {}
  您的码：{}
  コードは{}です
  코드는 {}입니다
  const codes = ["{}"]
  https://x.example/a?b=1&code={}
`;

const filled = (line: string) =>
  line.replace('{}', 'U9TRH6Y2').replaceAll('⇥', '\t').replaceAll('⏎', '\n');

describe('where nothing is learnt, a code of an unknown kind is not sure', () => {
  it.each(lines(UNKNOWN_KINDS))('%s', (line) => {
    expect(sure(filled(line))).toEqual([]);
    expect(findCodes(filled(line)).map(({ code }) => code)).toContain('U9TRH6Y2');
  });
  it.each(lines(PLAIN_KINDS))('but one of a plain name is: %s', (line) =>
    expect(sure(filled(line))).toEqual(['U9TRH6Y2']),
  );
});

describe('what is named otherwise is never sure, be it in the form of the codes', () => {
  const shape = learnShape(['K3LM9PQ2', '7QK2MM3P', 'B4NM8VC2']);
  it.each(lines(OTHERS))('%s', (line) => {
    const text = line.replace('{}', 'U9TRH6Y2');
    expect(sure(text)).toEqual([]);
    const candidate = { code: 'U9TRH6Y2', certainty: 'maybe', reason: 'named-otherwise' };
    expect(findCodes(text, shape)).toContainEqual(candidate);
  });
});

it.each(['redeem', 'use-code', 'code'])('an address to %s at may end in a code', (path) => {
  expect(findCodes(`https://x.example/${path}/ABC12345`)).toMatchObject([
    { code: 'ABC12345', reason: 'labelled' },
  ]);
});

it.each([
  ['https://x.example/#U9TRH6Y2', 'maybe'],
  ['https://x.example/a#U9TRH6Y2', 'maybe'],
  ['https://x.example/#code=U9TRH6Y2', 'sure'],
])('behind the hash of an address may stand a code: %s', (text, certainty) => {
  const shape = learnShape(['K3LM9PQ2', '7QK2MM3P', 'B4NM8VC2']);
  expect(findCodes(text, shape)).toMatchObject([{ code: 'U9TRH6Y2', certainty }]);
});

it.each([
  'Alarm code: {}, share code U9TRH6Y2',
  'Share code: U9TRH6Y2. Steam Guard code: {}',
  '门禁码：{}，您的码：U9TRH6Y2',
  'Code de la porte : {}. Voici le code : U9TRH6Y2',
])(
  'where a text says which the share codes are, other codes of their form are none: %s',
  (text) => {
    const shape = learnShape(['K3LM9PQ2', '7QK2MM3P', 'B4NM8VC2']);
    const found = findCodes(text.replace('{}', 'R5HD6NC1'), shape);
    expect(found).toContainEqual(expect.objectContaining({ code: 'U9TRH6Y2', certainty: 'sure' }));
    expect(found).toContainEqual(expect.objectContaining({ code: 'R5HD6NC1', certainty: 'maybe' }));
  },
);

it('the head of a column is no code, nor are letters below the head of another one', () => {
  expect(sure('order,code,customer\nmcxzkwrh,wwbrci8r,bob\nf9zyka9q,mrcmo062,ann')).toEqual([
    'wwbrci8r',
    'mrcmo062',
  ]);
});
