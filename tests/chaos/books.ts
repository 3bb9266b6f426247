import type { LocalServer } from '../../local-server/server.ts';
import type { GenerateOperation, Operation } from '../../utils/share-codes/operation.ts';
import type { Journal } from './journal.ts';

/** What the main account had when the chaos began. */
export interface Start {
  balance: number;
  /** Codes that were there already. */
  codes: ReadonlySet<string>;
}

export function startOf({ books }: LocalServer): Start {
  return { balance: books.balance, codes: new Set(books.codes.map(({ code }) => code)) };
}

/** Compares the server's books with the extension's. @returns what does not fit, in words; empty when all is well */
export function compare(server: LocalServer, start: Start, journal: Journal): string[] {
  const { operations } = journal;
  return [
    ...openOnes(operations),
    ...lostCodes(server, start, operations),
    ...twiceOwned(operations),
    ...twiceSent(server, operations),
    ...falseOutcomes(server, journal),
    ...wrongBalance(server, start, journal),
  ];
}

const isGenerate = (operation: Operation): operation is GenerateOperation =>
  operation.kind === 'generate';

const codesOf = ({ codes, surplus, possible }: GenerateOperation) => [
  ...codes,
  ...surplus,
  ...possible,
];

function openOnes(operations: Operation[]): string[] {
  return operations
    .filter(({ open }) => open)
    .map(
      (operation) => `open: ${operation.kind} ${operation.id} ${JSON.stringify(operation.failure)}`,
    );
}

function lostCodes({ books }: LocalServer, start: Start, operations: Operation[]): string[] {
  const known = new Set(
    operations
      .filter(isGenerate)
      .flatMap(codesOf)
      .map(({ code }) => code),
  );
  return books.codes
    .filter(({ maker, code }) => maker === books.accounts[0].email && !start.codes.has(code))
    .filter(({ code }) => !known.has(code))
    .map(({ code }) => `lost: ${code} was made and is in no operation`);
}

function twiceOwned(operations: Operation[]): string[] {
  const owned = operations.filter(isGenerate).flatMap(({ codes }) => codes.map(({ code }) => code));
  return owned
    .filter((code, index) => owned.indexOf(code) !== index)
    .map((code) => `twice: ${code} is in two operations`);
}

/** Every connection is closed after its answer here, so that a second request would be the extension's own. */
function twiceSent({ requests }: LocalServer, operations: Operation[]): string[] {
  const sent = requests.filter(({ path }) => path.endsWith('/generate')).length;
  const asked = operations.filter((operation) => isGenerate(operation) && operation.sentAt).length;
  return sent > asked ? [`sent: ${sent} generates for ${asked} operations`] : [];
}

function falseOutcomes(server: LocalServer, { operations, batches }: Journal): string[] {
  const kinds = new Map(operations.map(({ id, kind }) => [id, kind]));
  return batches.flatMap(({ operationId, items }) =>
    items.flatMap(({ code, outcome }) => {
      const word = outcome?.word ?? 'open';
      const truth =
        kinds.get(operationId) === 'revoke' ? ofRevoke(server, code) : ofRedeem(server, code);
      return truth.includes(word)
        ? []
        : [`false: ${code} is called ${word}, not ${truth.join(' or ')}`];
    }),
  );
}

/** "Already yours" where no answer has named it: somebody else with the key may have been first. "Unclear" is no claim. */
function ofRedeem(server: LocalServer, code: string): string[] {
  return isOurs(server, code)
    ? ['redeemed', 'already-yours', 'unclear']
    : ['refused', 'not-sent', 'unclear'];
}

const isOurs = ({ books }: LocalServer, code: string): boolean =>
  books.find(code)?.usedBy === books.accounts[0].email;

function ofRevoke({ books }: LocalServer, code: string): string[] {
  return books.find(code)?.revokedAt ? ['revoked', 'unclear'] : ['refused', 'not-sent', 'unclear'];
}

/** What the extension knows accounts for every IP that has come or gone. */
function wrongBalance(
  server: LocalServer,
  start: Start,
  { operations, batches }: Journal,
): string[] {
  const { books } = server;
  const ipsOf = (code: string): number => books.find(code)?.ips ?? 0;
  const spent = new Set(
    operations
      .filter(isGenerate)
      .flatMap(codesOf)
      .map(({ code }) => code),
  );
  const gained = batches
    .flatMap(({ items }) => items)
    .filter(({ code }) => isOurs(server, code) || books.find(code)?.revokedAt);
  const sum = (codes: Iterable<string>): number =>
    [...codes].reduce((total, code) => total + ipsOf(code), 0);
  const expected = start.balance - sum(spent) + sum(gained.map(({ code }) => code));
  return expected === books.balance
    ? []
    : [`balance: ${books.balance} on the server, ${expected} by the journal`];
}
