/*
 * Words that label what is no share code: what stands after them is a password, an order number or the like. By language,
 * since each has its own; those that are the same in many stand once. In the form of a regular expression.
 */

const LATIN = String.raw`
  s[eé][cg]ur\p{L}+ r[eé]cup\p{L}+ v[eé]rif\p{L}+ [ck]onf[ei]rm\p{L}+ fa[ckt]{0,2}uu?r\p{L}* li[csz][ae]n[cszç]\p{L}* transa[ckz]\p{L}* vat tax fiscale pass(?:words?|phrase|wd)? (?!share|redeem|gutschein|einl|frei|teil|proxy|aktiv)\p{L}{3,}[ck][oó]de?s? pwd? log-?[io]n e-?mail acct
  gift[ _-]?cards? geschenkkarte\p{L}* tarjeta[ ](?:de[ ])?regalo carte[ ]cadeau cart[ãa]o[ ]presente
  orders? invoice receipt txn? trx payment tracking shipment parcel awb waybill tickets? case reference ref refs
  referral referrer invit\p{L}+ affiliate otp 2fa mfa totp pin puk backup recovery
  reset one-time api token secrets? bearer jwt serial s\/n product sku isbn ean imei mac ssid model version build
  commit etag hash checksum sha\d* md5 uuid guid session cookie promo discount rabatt remise retrait descuento desconto sconto iban bic swift cvv wallet booking reservation
  pnr flight error status source qr
  activation access private public account(?:id)? customer[ _-]?(?:no|number)
  apikey (?:encryption|ssh|pgp|gpg|steam|windows|office)[ _-]?keys? id request
  pa[ßs]{1,2}wort\p{L}* kennwort\p{L}* benutzer\p{L}* bestel\p{L}* auftrag\p{L}* rechnung\p{L}* sendung\p{L}* paket\p{L}* kunden\p{L}* vorgang\p{L}*
  schlüssel seriennummer artikel\p{L}* konto\p{L}* überweisung\p{L}* einladung\p{L}* empfehlung\p{L}* bestätigung\p{L}*
  sicherheit\p{L}* wiederherstellung\p{L}* aktenzeichen wachtwoord gebruiker\p{L}* zending
  uitnodiging\p{L}* bevestiging\p{L}* sleutel
  mot[ ]de[ ]passe mdp identifiant utilisateur commande suivi colis paiement parrainage
  clé jeton série référence réf dossier compte
  contraseña clave us(?:er(?:s|name|id)?|uari[oa]|u[áa]rio) pedido orden seguimiento rastreo envío pago referid[oa]s?
  respaldo serie referencia cuenta llave
  senha nota[ ]fiscal rastreio rastreamento pagamento indicação convite
  chave referência protocolo conta
  utente ordine spedizione tracciamento sicurezza chiave
  has[łl]o u[żz]ytkowni\p{L}* zam[óo]wieni\p{L}* przesy[łl]\p{L}* p[łl]atno[śs]\p{L}* polecaj\p{L}* zaprosz\p{L}*
  potwierdz\p{L}* weryfik\p{L}* bezpiecze[ńn]\p{L}* odzysk\p{L}* klucz\p{L}* seryjn\p{L}* zg[łl]oszeni\p{L}* heslo objednávk\p{L}*
  [şs]ifre\p{L}* parola\p{L}* kullan[ıi]c[ıi]\p{L}* sipari[şs]\p{L}* kargo takip [öo]deme i[şs]lem davet\p{L}* referans\p{L}* onay\p{L}*
  do[ğg]rulama g[üu]venlik kurtarma yedek anahtar\p{L}* seri [üu]r[üu]n\p{L}* hesap\p{L}*
  giảm[ ]giá mật[ ]khẩu tài[ ]khoản đăng[ ]nhập đơn(?:[ ]hàng)? h[oó][áa][ ]đơn vận[ ]đơn giao[ ]dịch thanh[ ]toán giới[ ]thiệu mời
  xác[ ](?:nhận|minh|thực) bảo[ ]mật khôi[ ]phục dự[ ]phòng kh[oó][áa] bản[ ]quyền sản[ ]phẩm tra[ ]cứu phiếu
  sandi pengguna pesanan resi pelacakan pembayaran referal rujukan undangan
  keamanan pemulihan cadangan kunci produk tiket akun

  member\p{L}* help-?line hot-?line call[ ]cent(?:re|er) dump ordernummer ordrenr\p{L}* tilausnumero rendel[ée]s\p{L}* csomag\p{L}* [áa]tv[ée]teli jelsz[óo] sz[áa]mlasz[áa]m l[öo]senord\p{L}* adgangskode passord
  salasana eng[åa]ngs\p{L}* kvitto\p{L}* comanda lozinka porud[žz]bin\p{L}* narud[žz]b\p{L}* z[áa]silk\p{L}* vyzvednut[íi] odbioru ritiro abhol\p{L}* pickup
  collection cupom cup[óo]n localizador pacco anulaci[óo]n friend kata[ ]laluan pw coupon wi-?fi wlan psk vin plate policy passport claim rma batch
  lot room seat memo device nickname handle gamertag door rezerwacji reducere sleva
  buchung\p{L}* indirim\p{L}* pocztowy promocional rabatowy rezervasyon\p{L}* kap[ıi] prenotazione
  (?:phone|tel|mobile|fon|telefon\p{L}*)(?=[^\p{L}\p{N}]*$)
`;

const CYRILLIC = String.raw`
  брон\p{L}* індекс\p{L}* парол\p{L}* логин\p{L}* пользовател\p{L}* аккаунт\p{L}* почт\p{L}* заказ\p{L}* сч[её]т\p{L}* накладн\p{L}* трек\p{L}* отслеживан\p{L}* посылк\p{L}* плат[её]ж\p{L}*
  оплат\p{L}* транзакц\p{L}* реферал\p{L}* приглаш\p{L}* подтвержд\p{L}* провер\p{L}* безопасност\p{L}* восстановл\p{L}* резервн\p{L}* ключ\p{L}* токен\p{L}*
  секрет\p{L}* лиценз\p{L}* серийн\p{L}* артикул\p{L}* уникальн\p{L}* тикет\p{L}* обращени\p{L}* заявк\p{L}* аутентификац\p{L}* смс получения скидк\p{L}*
  замовлен\p{L}* рахун\p{L}* користувач\p{L}* підтвердж\p{L}* запрош\p{L}* відновл\p{L}* відстеж\p{L}* плат[иі]ж\p{L}* унікальн\p{L}* звернен\p{L}* поръчк\p{L}*
`;

const GREEK = String.raw`πρόσβασης παραγγελ\p{L}* τιμολόγ\p{L}* χρήστη\p{L}* επιβεβαίωσ\p{L}* κλειδί`;

const UNSPACED = `
  礼品卡 禮品卡 密码 密碼 口令 用户 用戶 账号 帐号 帳號 账户 登录 登錄 登入 订单 訂單 单号 單號 编号 編號 发票 發票 物流 快递 快遞 运单 交易 流水 号码 號碼 支付 付款
  邀请 邀請 推荐 推薦 验证 驗證 校验 动态 安全 恢复 恢復 备份 備份 备用 備用 密钥 密鑰 令牌 序列 许可 授权 产品 產品 商品 工单 取件 客服 取包裹 型号 型號 房间号 卡号
  パスワード ユーザ ログイン 注文 請求 領収 追跡 伝票 取引 決済 支払 紹介 招待 確認 認証 検証 復旧 復元 バックアップ キー トークン
  シリアル ライセンス 製品 問い合わせ 受付 会員 予約番号 クーポン
  รหัสผ่าน ชื่อผู้ใช้ ผู้ใช้ คำสั่งซื้อ ออเดอร์ ใบแจ้งหนี้ ใบเสร็จ พัสดุ ติดตาม ธุรกรรม ชำระ แนะนำ เชิญ ยืนยัน โอทีพี กู้คืน สำรอง คีย์ สินค้า ส่วนลด
`;

/** Words with spaces between, and with endings and articles that are written together with them. */
const JOINED = `
  비밀번호 암호 아이디 계정 사용자 주문 송장 운송장 거래 결제 추천 초대 인증 확인 복구 백업 키 토큰 시리얼 라이선스 제품 상품 문의 접수 예약번호 쿠폰
  المرور كلمة السر مستخدم حساب طلب فاتورة تتبع شحنة معاملة دعوة إحالة
  تأكيد تحقق أمان مفتاح ترخيص منتج تذكرة الحجز الخصم
  عبور گذرواژه کاربری سفارش فاکتور رهگیری پیگیری تراکنش پرداخت معرف تایید تأیید کلید توکن محصول تیکت تخفیف آرڈر
  पासवर्ड ऑर्डर आदेश यूज़र उपयोगकर्ता इनवॉइस ट्रैकिंग लेनदेन लेन-देन भुगतान रेफरल आमंत्रण सत्यापन ओटीपी खाता कुंजी कूपन हेल्पलाइन
  סיסמה משתמש הזמנה חשבונית מעקב עסקה אימות מפתח קופון
`;

const words = (list: string): string =>
  list
    .trim()
    .split(/\s+(?![^[]*\])/)
    .join('|');

const lists = () => {
  const spaced = [LATIN, CYRILLIC, GREEK].map(words).join('|');
  return { spaced, joined: words(JOINED), unspaced: words(UNSPACED) };
};

type Lists = ReturnType<typeof lists>;

/** Made when it is first needed: so many words take the better part of the time in which a worker should start. */
function lazyTest(patternOf: (all: Lists) => string): (text: string) => boolean {
  let pattern: RegExp | undefined;
  return (text) => {
    pattern ??= new RegExp(patternOf(lists()), 'iu');
    return pattern.test(text);
  };
}

/** A few words more may stand between it and what it labels: "the password of my account is". */
const REST = '(?:[\\s\\p{P}]+[\\p{L}\\p{M}\\p{N}]+){0,3}[^\\p{L}\\p{N}]*$';

/** Whether such a word stands at the end of what stands before a value. */
export const endsWithOther = lazyTest(
  ({ spaced, joined, unspaced }) =>
    `(?:(?<![\\p{L}\\p{N}])(?:${spaced})(?![\\p{L}\\p{N}])|(?:${joined})[\\p{L}\\p{M}]*)${REST}|(?:${unspaced})\\P{N}{0,12}$`,
);

const IS = 'is|are|was|as|ist|als|war|est|comme|es|como|é|è|это|как|jest|jako|adalah|là';

/** Behind a dash such a word may name the next value, as in "U9TRH6Y2 - order 88213". */
const NO_ITEM = '(?![^\\n,;—–\\p{N}-]{0,24}\\p{N})';

/** Whether such a word stands right behind a value: "U9TRH6Y2 is my password", "U9TRH6Y2 (order)". */
export const beginsWithOther = lazyTest(
  ({ spaced, joined, unspaced }) =>
    `^["'\`*»”’]*(?:\\s*\\(\\s*(?:\\p{L}+\\s+){0,2}(?:${spaced})(?:\\s+\\p{L}+)?\\s*\\)` +
    `|[\\s—–-]*\\s(?:${IS}|=|<-|[—–-]${NO_ITEM})\\s+(?:\\p{L}+\\s+){0,2}(?:${spaced})(?![\\p{L}\\p{N}])` +
    `| ?(?:[是为為がは]|이고|은|는) ?(?:[你您]的|お客様の)?(?:${unspaced}|${joined}))`,
);

/** Whether a line names what stands on the next one, and nothing else: "Password", "Order number", "Recovery codes". */
export const isOtherHeading = lazyTest(
  ({ spaced, joined, unspaced }) =>
    `^[^\\p{L}\\p{N}]*(?:\\p{L}+[ ]){0,2}(?:${spaced}|${joined}|${unspaced})(?:[ ](?:codes?|numbers?|no|nr|id|keys?|for[ ]\\p{L}+))*[^\\p{L}\\p{N}]*$`,
);
