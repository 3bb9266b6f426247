import type { Failure, ServerFailure } from '@/utils/share-codes/failure';
import {
  type Fields,
  flag,
  name,
  nullable,
  number,
  oneOf,
  type Read,
  record,
  text,
  time,
  wholeListOf,
} from './fields';

type Common = Pick<ServerFailure, 'notActed' | 'status' | 'words'>;
const common: Fields<Common> = {
  notActed: flag,
  status: nullable(number),
  words: wholeListOf(text),
};

type Of<C extends Failure['cause']> = Extract<Failure, { cause: C }>;

/** A reader for each cause: one that is added needs its own. */
const CAUSES: { [C in Failure['cause']]: Fields<Omit<Of<C>, 'cause'>> } = {
  'bad-key': common,
  forbidden: common,
  refused: common,
  'server-error': common,
  redirected: common,
  stopped: common,
  'too-large': { ...common, bytes: number },
  endless: { ...common, codes: number },
  'rate-limited': { ...common, retryAt: nullable(time) },
  unreachable: { ...common, offline: flag },
  'timed-out': { ...common, seconds: number },
  'refused-on-the-way': {
    ...common,
    method: oneOf('GET', 'POST', 'DELETE'),
    address: text,
    by: nullable(text),
  },
  'not-this-api': { ...common, got: oneOf('html', 'other') },
  'no-host-permission': { ...common, origin: name },
  'no-account': {},
  'no-key': {},
  'account-changed': {},
  'bad-address': { why: oneOf('empty', 'not-an-address', 'insecure') },
  'other-account': { email: nullable(text) },
  locked: {},
  'wrong-passphrase': { retryAt: time },
  'too-soon': { retryAt: time },
  'short-passphrase': {},
  'long-name': {},
  'damaged-vault': {},
  interrupted: {},
  waited: {},
  damaged: {},
  'no-storage': { detail: text },
  'newer-storage': {},
  'other-input': {},
  'no-background': { detail: text },
  'bad-message': { detail: text },
};

const readers = new Map<unknown, Read<Failure>>(
  Object.entries(CAUSES).map(([cause, fields]) => [
    cause,
    record({ cause: oneOf(cause), ...fields } as unknown as Fields<Failure>),
  ]),
);

export const failure: Read<Failure> = (value) =>
  readers.get((value as Partial<Failure> | null | undefined)?.cause)?.(value);
