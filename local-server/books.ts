import { now } from './clock.ts';
import {
  type Account,
  mustAfford,
  newCode,
  type Order,
  type StoredCode,
  whyNotRedeemable,
  whyNotRevocable,
} from './code.ts';
import { makeCodeText, type Random } from './random.ts';

export type BooksData = {
  accounts: [main: Account, second: Account];
  codes: StoredCode[];
  /** How many times each was acted on for a request, whatever became of its answer. */
  acted: { generate: number; 'use-code': number; 'revoke-code': number };
};

/** What has happened to a code, and by whose request. */
export type Act = {
  at: number;
  /** The id of the request, or whatever name somebody else goes by. */
  by: string;
  did: 'made' | 'used' | 'revoked';
  code: string;
  account: string;
  /** What it did to the account's balance. */
  ips: number;
};

export type Outcome = { applied: StoredCode[]; refused: { code: string; reason: string }[] };

export type Batch = { codes: string[]; wholeBatch?: boolean };

/** Everything the server knows for good. A change is saved before it is answered. */
export class Books {
  #data: BooksData;
  #byText: Map<string, StoredCode>;
  readonly #random: Random;
  #save: (data: BooksData) => void;
  /** Since this server was started. */
  #acts: Act[] = [];

  constructor(data: BooksData, random: Random, save: (data: BooksData) => void) {
    this.#data = data;
    this.#byText = indexByText(data);
    this.#random = random;
    this.#save = save;
    save(data);
  }

  get data(): Readonly<BooksData> {
    return this.#data;
  }
  get accounts(): Readonly<BooksData['accounts']> {
    return this.#data.accounts;
  }
  get codes(): readonly StoredCode[] {
    return this.#data.codes;
  }
  get acted(): Readonly<BooksData['acted']> {
    return this.#data.acted;
  }
  get acts(): readonly Act[] {
    return this.#acts;
  }
  /** The main account's. */
  get balance(): number {
    return this.#data.accounts[0].balance;
  }

  find(code: string): StoredCode | undefined {
    return this.#byText.get(code);
  }

  accountOf(key: string): Account | undefined {
    return this.#data.accounts.find((account) => account.key === key);
  }

  generate(account: Account, order: Order, by = ''): StoredCode[] {
    mustAfford(account, order);
    this.#data.acted.generate += 1;
    return this.#make(account, order, by);
  }

  /** Somebody else with the same key, so not counted among the requests acted on. */
  otherGenerate(account: Account, order: Order, by = 'somebody'): StoredCode[] {
    mustAfford(account, order);
    return this.#make(account, order, by);
  }

  redeem(account: Account, batch: Batch, by = ''): Outcome {
    return this.#settle('use-code', batch, whyNotRedeemable(account), (code) => {
      code.usedAt = now();
      code.usedBy = account.email;
      this.#note('used', code, account, code.ips, by);
    });
  }

  revoke(account: Account, batch: Batch, by = ''): Outcome {
    return this.#settle('revoke-code', batch, whyNotRevocable(account), (code) => {
      code.revokedAt = now();
      this.#note('revoked', code, account, code.ips, by);
    });
  }

  /** Writes codes into the books and charges nobody: also how other accounts' codes come about. */
  add(count: number, fields: Partial<StoredCode> & { maker: string }): StoredCode[] {
    const made = Array.from({ length: count }, () => this.#enter(fields));
    this.#save(this.#data);
    return made;
  }

  /** The old key is dead at once. */
  newKey(account: Account): string {
    account.key = `local-${Array.from({ length: 3 }, () => makeCodeText(this.#random)).join('')}`;
    this.#save(this.#data);
    return account.key;
  }

  replace(data: BooksData): void {
    this.#acts = [];
    this.#data = data;
    this.#byText = indexByText(data);
    this.#save(data);
  }

  #make(account: Account, { ips, count, forwardTo = null }: Order, by: string): StoredCode[] {
    const made = this.add(count, { maker: account.email, ips, forwardTo });
    for (const code of made) this.#note('made', code, account, -ips, by);
    this.#save(this.#data);
    return made;
  }

  #note(did: Act['did'], { code }: StoredCode, account: Account, ips: number, by: string): void {
    account.balance += ips;
    this.#acts.push({ at: now(), by, did, code, account: account.email, ips });
  }

  #enter(fields: Partial<StoredCode> & { maker: string }): StoredCode {
    const code = newCode(this.#unusedText(), fields);
    this.#data.codes.push(code);
    this.#byText.set(code.code, code);
    return code;
  }

  /** A restart with the same seed repeats its codes, so look before taking one. */
  #unusedText(): string {
    const text = makeCodeText(this.#random);
    return this.#byText.has(text) ? this.#unusedText() : text;
  }

  #settle(
    act: 'use-code' | 'revoke-code',
    { codes, wholeBatch = false }: Batch,
    why: (code: StoredCode | undefined) => string | null,
    apply: (code: StoredCode) => void,
  ): Outcome {
    const outcome: Outcome = { applied: [], refused: [] };
    for (const text of new Set(codes)) {
      const code = this.#byText.get(text);
      const reason = why(code);
      if (code && reason === null) outcome.applied.push(code);
      else outcome.refused.push({ code: text, reason: reason ?? 'not found' });
    }
    if (wholeBatch && outcome.refused.length > 0) return { ...outcome, applied: [] };
    outcome.applied.forEach(apply);
    if (outcome.applied.length > 0) this.#data.acted[act] += 1;
    this.#save(this.#data);
    return outcome;
  }
}

function indexByText(data: BooksData): Map<string, StoredCode> {
  return new Map(data.codes.map((code) => [code.code, code]));
}
