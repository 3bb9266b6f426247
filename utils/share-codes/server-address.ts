import { fail, ok, type Result } from './failure';

/** Why a text is no address of a server. `insecure`: the key would travel in the clear. */
export type AddressFault = 'empty' | 'not-an-address' | 'insecure';

/** Hosts on this machine: what is sent there does not travel. */
const LOCAL = ['localhost', '127.0.0.1'];

/**
 * The origin of a server from what a person types or pastes: a missing scheme is https (http on this machine), and
 * path, query and fragment are forgiven. Refused: http to elsewhere, a user name or password in the address, and `*`,
 * which is a valid host but would ask for the permission to reach others.
 */
export function parseServerAddress(text: string): Result<string, AddressFault> {
  const typed = text.trim();
  if (typed === '') return fail('empty');
  const url = toUrl(typed);
  if (url === null || url.username !== '' || url.password !== '') return fail('not-an-address');
  if (url.hostname.includes('*')) return fail('not-an-address');
  if (url.protocol === 'https:') return ok(url.origin);
  if (url.protocol !== 'http:') return fail('not-an-address');
  return LOCAL.includes(url.hostname) ? ok(url.origin) : fail('insecure');
}

/** The match pattern of an origin. It knows no port: Firefox refuses one. */
export function hostPattern(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}

function toUrl(typed: string): URL | null {
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(typed)) return parse(typed);
  const rest = typed.replace(/^\/+/, '');
  const host = /^\[[^\]]*\]|^[^:/?#]*/.exec(rest)?.[0].toLowerCase() ?? '';
  if (LOCAL.includes(host)) return parse(`http://${rest}`);
  // A single word is no server; it may be the API key in the wrong field, not to be looked up in the DNS.
  return host.includes('.') ? parse(`https://${rest}`) : null;
}

function parse(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
