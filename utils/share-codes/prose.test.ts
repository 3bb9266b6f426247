import { describe, expect, it } from 'vitest';
import { findCodes } from './extract';
import { learnShape } from './shape';

const sure = (text: string) =>
  findCodes(text).flatMap(({ code, certainty }) => (certainty === 'sure' ? [code] : []));

const PROSE = {
  English: `Hello there! We shipped order 48213377 on 3rd March 2026 at 10:45; it's a state-of-the-art COVID-19 kit (v2.0.1), price $1,299.00.
    NASA and the UNESCO say: "mp3, h264, utf8 & sha256 are fine on Windows11". Each pack has 10 IPs, 32GB, 1080p. The code is valid. Code: see below.
    Don't e-mail john.smith99@mail.example, call +1 (555) 010-9999 or visit https://shop.example/a1b2c3d4?ref=Z9Y8X7. McDonald and iPhone users: ISO-8859-1, RFC2616.`,
  German: `Guten Tag! Die Lieferung 99812345 kommt am 12.03.2026 um 14:30 Uhr. Das Rindfleischetikettierungsgesetz ist ungültig; 24h-Service, 100%ig. Der Code ist gültig. Wir fahren mit dem ICE1234 nach Köln-Ehrenfeld.`,
  French: `Bonjour, l'été 2026 commence aujourd'hui : 35°C à l'ombre. Le code postal : voir ci-dessous. C'est-à-dire que l'A380 et le TGV6201 arrivent à 18h30, prix 1 299,00 €.`,
  Spanish: `¡Hola! ¿Cómo estás? El código es válido. Código postal: Madrid. Nos vemos el 5/11/2026 a las 9:15. La covid19 y el G20; correo: ana.lopez@correo.example.`,
  Vietnamese: `Xin chào, đơn hàng 12345678 giao lúc 8h30 ngày 02/09/2026. Mã đã hết hạn rồi. Giá 250.000đ, mua 2 tặng 1, liên hệ 0912345678.`,
  Russian: `Здравствуйте! Заказ 77120045 отправлен 14 мая 2026 года. Код недействителен. Стоимость 1 500 ₽, телефон +7 912 345-67-89. Самолёт Ту-154 и МиГ-29.`,
  Chinese: `您好，订单号20263344已于3月5日发货。代码无效，请稍后再试。价格：¥199.00，支持5G和WiFi6，内存32GB，Windows11系统。`,
  Japanese: `こんにちは。注文番号は98127733です。コードは無効です。価格は1,980円、WiFi6とUSB3に対応、2026年3月5日発送。`,
  Korean: `안녕하세요. 주문번호 55120934입니다. 코드가 만료되었습니다. 가격은 12,000원이고 5G와 갤럭시 S24를 지원합니다.`,
  Arabic: `مرحبا، رقم الطلب 44120987. الرمز غير صالح. السعر 120$ والموعد 12:30 يوم 5/3/2026 مع WiFi6.`,
  Polish: `Dzień dobry! Zamówienie 33120987 wysłano 5 marca 2026. Kod wygasł. Cena 1299,00 zł, tel. 601-234-567, model PS5 i pociąg IC3510.`,
  Turkish: `Merhaba! Sipariş 90123344 kargoda. Kod geçersiz. Fiyat 1.299,00 TL, saat 14:30'da, KPSS2026 ve A101 mağazası.`,
  Shouting: `IMPORTANT NOTICE: EVERYONE MUST READ THE TERMS-AND-CONDITIONS. JavaScript, TypeScript, GitHub, LinkedIn, PostgreSQL, XMLHttpRequest, getElementById, user_id, MAX_VALUE.`,
};

describe('ordinary prose has no certain code', () => {
  it.each(Object.entries(PROSE))('%s', (_, text) => expect(sure(text)).toEqual([]));

  it('and hardly a possible one', () => {
    const words = Object.values(PROSE).join(' ').split(/\s+/).length;
    expect(Object.values(PROSE).flatMap((text) => findCodes(text)).length).toBeLessThan(words / 12);
  });
});

describe('messages people write', () => {
  it('a chat', () => {
    const chat = `[10:42] Anna: hey, here are your 3 codes 🎉
[10:42] Anna: U9TRH6Y2 (10 IPs), KTRHWNY2 (10 IPs) & 7QK2MM3P
[10:43] bob_77: thx!! the 2nd one says "already used"? I'm on Windows11, chrome v126.0.1
[10:44] Anna: sorry, use nozzapqOWJOCcWIX instead. Ticket #48213 closed`;
    const codes = ['U9TRH6Y2', 'KTRHWNY2', '7QK2MM3P'];
    const found = findCodes(chat).map(({ code }) => code);
    expect(found).toEqual(expect.arrayContaining([...codes, 'nozzapqOWJOCcWIX']));
    const shape = learnShape(['K3LM9PQ2', 'MM3PB4NM', 'B4NM8VC2']);
    const sure = findCodes(chat, shape).filter(({ certainty }) => certainty === 'sure');
    expect(sure.map(({ code }) => code)).toEqual(codes);
  });

  it('a ticket mail', () => {
    const mail = `From: Support <support@proxy.example>
Date: Tue, 3 Mar 2026 10:15:00 +0000
Subject: [TICKET-48213] Your order 99812345

Dear customer,

Thank you for your order of 2x50 IPs ($45.00). Your share codes:

  1) ABCD-EFGH-1234 — 50 IPs
  2) WXYZ-QRST-5678 — 50 IPs

Redeem at https://portal.example/redeem?code=ABCD-EFGH-1234&lang=en or in the app.
They expire on 2026-04-03. Do not reply to this e-mail.

Best regards,
Team Proxy24`;
    expect(sure(mail)).toEqual(['ABCD-EFGH-1234', 'WXYZ-QRST-5678']);
    expect(findCodes(mail).length).toBeLessThan(5);
  });

  it('a dashboard table', () => {
    const table = `Code\tIPs\tStatus\tCreated at\tForward to
nozzapqOWJOCcWIX\t10\tUnused\t2026-03-01 10:00\tann@mail.example
bQxvJkTzPwLmRdYs\t10\tUsed\t2026-03-02 11:30\t-
`;
    expect(sure(table)).toEqual(['nozzapqOWJOCcWIX', 'bQxvJkTzPwLmRdYs']);
  });

  it('a CSV export', () => {
    const csv =
      'code,ips,created_at,url\n"U9TRH6Y2",10,2026-01-02,https://x.example/a1b2c3d4\n"K3LM9PQ2",5,2026-01-03,';
    expect(sure(csv)).toEqual(['U9TRH6Y2', 'K3LM9PQ2']);
  });
});
