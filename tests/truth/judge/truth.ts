import type { Act } from '../../../local-server/books.ts';
import type { StoredCode } from '../../../local-server/code.ts';
import type { LocalServer } from '../../../local-server/server.ts';
import type {
  GenerateInput,
  GenerateOperation,
  Operation,
} from '../../../utils/share-codes/operation.ts';
import { isGenerate } from '../journal.ts';
import type { Person } from '../people.ts';
import type { Sent } from '../sent.ts';

/** Between the server's clock in seconds and ours in milliseconds, ms. */
const SECOND = 1000;
/** What is known of a clock that is told in whole seconds, and of times that are, ms. */
const INEXACT = 4 * SECOND;
/** So long a request may have been out whose worker was killed, ms. */
const KILLED = 10 * SECOND;
/** So long an operation looks in vain, where no list was ever seen to be later, ms. */
const PATIENCE = 63 * SECOND;

/** What is read so much later (ms) belongs to another look. */
const ANOTHER_LOOK = 60 * SECOND;

/** What a person has asked for: when, by the driven clock, and for which codes. */
export interface AskedOne {
  at: number;
  codes: ReadonlySet<string>;
  /** The extension has said that it does this. */
  isAccepted?: true;
}

/** By the id of the operation. */
export type Asked = Map<string, AskedOne>;

/** What has really happened, seen from one browser: its requests beside the server's books. */
export class Truth {
  readonly person: Person;
  private readonly server: LocalServer;
  private readonly operations: Operation[];
  private readonly asked: Asked;
  private readonly owners = new Map<Sent, Operation | undefined>();

  constructor(server: LocalServer, person: Person, operations: Operation[], asked: Asked) {
    this.server = server;
    this.person = person;
    this.operations = operations;
    this.asked = asked;
  }

  emailOf({ accountId }: Operation): string {
    return this.server.books.accounts[this.person.accounts.indexOf(accountId)]?.email ?? '';
  }

  /** Whether that was the account's balance at some time since the operation was asked for. */
  hadBalance(operation: Operation, balance: number): boolean {
    const { accounts, acts } = this.server.books;
    const email = this.emailOf(operation);
    const since = acts.filter(
      ({ at, account }) => account === email && at >= this.begun(operation),
    );
    let then = accounts.find((one) => one.email === email)?.balance;
    return [0, ...since.toReversed().map(({ ips }) => ips)].some((ips) => {
      then = (then ?? Number.NaN) - ips;
      return then === balance;
    });
  }

  /** Whether the server has told that balance since. */
  wasBalanceTold(operation: Operation, balance: number): boolean {
    const told = new RegExp(`\\b${balance}\\b`);
    return this.person.sent.some(
      ({ endpoint, at, text }) =>
        endpoint === 'get-balance-data' && at >= this.begun(operation) && told.test(text),
    );
  }

  find(code: string): StoredCode | undefined {
    return this.server.books.find(plain(code));
  }

  /** What was done to a code that way since the beginning; `undefined` also for what was so before. */
  act(code: string, did: Act['did']): Act | undefined {
    return this.server.books.acts.find((act) => act.did === did && act.code === plain(code));
  }

  /** The requests of an operation that change something; of a batch, those with this code. */
  requests(operation: Operation, code: string | null = null): Sent[] {
    return this.changes().filter((sent) => {
      if (this.operationOf(sent)?.id !== operation.id) return false;
      return code === null || codesIn(sent).some((one) => plain(one) === plain(code));
    });
  }

  /** Everything of this browser that changes something. */
  changes(): Sent[] {
    return this.person.sent.filter(({ endpoint }) => endpoint in KINDS);
  }

  /** A generate notes when it is sent, and asks for what its request asks for; of batches with the same code the latest one counts that sends by then. */
  operationOf(sent: Sent): Operation | undefined {
    if (!this.owners.has(sent)) this.owners.set(sent, this.findOwner(sent));
    return this.owners.get(sent);
  }

  private findOwner(sent: Sent): Operation | undefined {
    if (sent.endpoint === 'generate') return this.findGenerate(sent);
    const same = this.operations.filter(({ kind }) => kind === KINDS[sent.endpoint]);
    const owners = same.filter(({ id }) => {
      const asked = this.asked.get(id);
      return asked && asked.at <= sent.at && codesIn(sent).every((code) => asked.codes.has(code));
    });
    const newestFirst = owners.toSorted((a, b) => this.begun(b) - this.begun(a));
    return newestFirst.find((one) => readAt(one) <= sent.wall) ?? newestFirst[0];
  }

  /** Of one account they are sent one after another. */
  private findGenerate(sent: Sent): GenerateOperation | undefined {
    const sentAt = ({ sentAt }: GenerateOperation) => sentAt ?? Number.POSITIVE_INFINITY;
    return this.operations
      .filter(isGenerate)
      .filter((one) => sentAt(one) <= sent.wall && isSame(one.input, sent.body))
      .filter((one) => this.isFrom(one, sent))
      .toSorted((a, b) => sentAt(b) - sentAt(a))[0];
  }

  /** Whether it had the key of the operation's account, as far as the server knows. */
  private isFrom(operation: Operation, sent: Sent): boolean {
    const sender = this.server.requests.find(({ id }) => id === sent.id)?.sender ?? null;
    return sender === null || sender === this.emailOf(operation);
  }

  private begun = ({ id }: Operation): number => this.asked.get(id)?.at ?? 0;

  isOwn(operation: Operation, { by }: Act): boolean {
    return this.requests(operation).some(({ id }) => id === by);
  }

  /** The codes that the operation's own request has made. */
  madeBy(operation: Operation): string[] {
    const ids = new Set(this.requests(operation).map(({ id }) => id));
    return this.server.books.acts
      .filter(({ did, by }) => did === 'made' && ids.has(by))
      .map(({ code }) => code);
  }

  /** The generates that tell of a code in any way. */
  tellersOf(code: string): string[] {
    return this.operations
      .filter(isGenerate)
      .filter(({ codes, surplus, possible }) =>
        [...codes, ...surplus, ...possible].some((one) => plain(one.code) === code),
      )
      .map(({ id }) => id);
  }

  /** Whether another generate of the same order tells of it: which of them has which code makes no difference. */
  isToldByTwin({ accountId, input }: GenerateOperation, code: string): boolean {
    const order = JSON.stringify(input);
    const tellers = new Set(this.tellersOf(code));
    return this.operations
      .filter(isGenerate)
      .filter((other) => other.accountId === accountId && JSON.stringify(other.input) === order)
      .some(({ id }) => tellers.has(id));
  }

  /** Whether something done then was done while a request of the operation had no answer. */
  isWhileUnanswered(operation: Operation, at: number): boolean {
    return this.requests(operation).some(
      (sent) => !isAnswered(sent) && sent.at - SECOND <= at && at <= endOf(sent) + SECOND,
    );
  }

  /** Whether a time is before the end of one of its requests, or so long (ms) after it. */
  isSoonAfter(operation: Operation, at: number, unanswered: number, answered: number): boolean {
    return this.requests(operation).some(
      (sent) => at <= endOf(sent) + (isAnswered(sent) ? answered : unanswered),
    );
  }

  /**
   * Whether a code was redeemed while a request with it was out whose answer does not name it, as far as whole seconds
   * tell. A worker that was killed cannot tell how long that was.
   */
  isWhileUnnamed(operation: Operation, at: number, code: string): boolean {
    return this.requests(operation, code).some(
      (sent) => !names(sent, code) && sent.at - INEXACT <= at && at <= endOf(sent) + INEXACT,
    );
  }

  /** Whether the request that the books name so was answered with a no in the API's own words. */
  wasNo(by: string): boolean {
    return this.changes().some((sent) => sent.id === by && isNo(sent));
  }

  /** Whether a list showed it in the very spelling. */
  wasListedAs(code: string): boolean {
    return this.person.sent.some(
      ({ endpoint, listed }) => endpoint === 'list-share-code' && listed.has(code),
    );
  }

  /** Whether a list of its account that this browser has read showed a code for somebody. */
  wasRecipientListed(operation: Operation): boolean {
    const isForSomebody = (code: string) => (this.find(code)?.forwardTo ?? null) !== null;
    return this.person.sent.some(
      (sent) =>
        sent.endpoint === 'list-share-code' &&
        [...sent.listed].some(isForSomebody) &&
        this.isFrom(operation, sent),
    );
  }

  /** Whether a list that this browser has asked for and got in that time showed the code. */
  wasListed(code: string, list: ListEndpoint, since: number, until = Infinity): boolean {
    return this.person.sent.some(
      ({ endpoint, at, endedAt, listed }) =>
        endpoint === list &&
        at >= since &&
        (endedAt ?? at) <= until &&
        plainly(listed).has(plain(code)),
    );
  }

  /** Whether such a list showed it, and a look that came later showed it again: time enough to take it in. */
  wasListedAgain(code: string, list: ListEndpoint, since: number): boolean {
    const first = this.person.sent.find(
      ({ endpoint, at, listed }) =>
        endpoint === list && at >= since && plainly(listed).has(plain(code)),
    );
    return first !== undefined && this.wasListed(code, list, first.at + ANOTHER_LOOK);
  }

  /** Whether a list showed it while an operation looks for what it has done. */
  wasListedInTime(code: string, list: ListEndpoint, did: Act['did']): boolean {
    const at = this.act(code, did)?.at;
    return at !== undefined && this.wasListed(code, list, at, at + PATIENCE);
  }
}

/** When it had read what was there before, by the browser's clock: nothing of it is sent before that. */
const readAt = (operation: Operation): number =>
  operation.kind === 'generate' ? 0 : (operation.baseline?.readAt ?? 0);

const KINDS: Record<string, Operation['kind']> = {
  generate: 'generate',
  'use-code': 'redeem',
  'revoke-code': 'revoke',
};

/** Whether a request asks for just this. */
function isSame({ ipsPerCode, count, forwardTo }: GenerateInput, body: unknown): boolean {
  return (
    isRecord(body) &&
    body['number_of_ips'] === ipsPerCode &&
    body['number_of_codes'] === count &&
    (body['forward_to'] ?? null) === forwardTo
  );
}

/** However it is spelt. */
export const plain = (code: string): string => code.replaceAll('-', '').toUpperCase();

export function codesIn({ body }: Sent): string[] {
  const codes = isRecord(body) ? body['codes'] : [];
  return Array.isArray(codes) ? codes.map(String) : [];
}

type ListEndpoint = 'list-share-code' | 'list-use-code';

function plainly(listed: ReadonlySet<string>): ReadonlySet<string> {
  const known = PLAINLY.get(listed) ?? new Set([...listed].map(plain));
  PLAINLY.set(listed, known);
  return known;
}
const PLAINLY = new WeakMap<ReadonlySet<string>, ReadonlySet<string>>();

/** One that failed was over then. Where the worker was killed, nobody knows how long it was out. */
const endOf = ({ mayBeUnread, at, endedAt }: Sent): number =>
  endedAt === null || mayBeUnread ? Math.max(at + KILLED, endedAt ?? at) : endedAt;

const names = ({ text, mayBeUnread }: Sent, code: string): boolean =>
  !mayBeUnread &&
  text
    .toUpperCase()
    .replace(/[^\p{L}\p{N}"]/gu, '')
    .includes(plain(code));

function isAnswered(sent: Sent): boolean {
  return (
    !sent.mayBeUnread &&
    sent.status !== null &&
    sent.status < 500 &&
    readJson(sent)?.['result'] !== null
  );
}

const isNo = (sent: Sent): boolean =>
  readJson(sent)?.['success'] === false && (sent.status ?? 500) < 500;

function readJson({ text }: Sent): Record<string, unknown> | null {
  try {
    const read: unknown = JSON.parse(text);
    return isRecord(read) ? read : null;
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
