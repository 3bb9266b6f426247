import { oneOf, type Read, record, text } from '@/utils/database/fields';
import { keepText, keptNames, readKept } from '@/utils/page/kept-text';
import type { AccountDraft } from './account-draft';

/** What is typed and not saved, but never the key. */
export type KeptFields = Partial<Omit<AccountDraft, 'key'>>;

const PREFIX = 'unsaved-account:';

/** @param accountId `null`: a new account */
const nameOf = (accountId: string | null): string => PREFIX + (accountId ?? '');

const readFields: Read<KeptFields> = record<KeptFields>(
  { name: text, server: oneOf('production', 'sandbox', 'custom'), address: text },
  'name',
  'server',
  'address',
);

export function keptFields(accountId: string | null): KeptFields {
  try {
    return readFields(JSON.parse(readKept(nameOf(accountId)) ?? 'null')) ?? {};
  } catch {
    return {};
  }
}

export function keepFields(accountId: string | null, { name, server, address }: KeptFields): void {
  const typed = { name, server, address }; // not the key, whatever else is passed
  const given = Object.fromEntries(Object.entries(typed).filter(([, value]) => value != null));
  write(accountId, { ...keptFields(accountId), ...given });
}

/** Drops what was saved. What another window has typed since stays. */
export function dropSaved(accountId: string | null, saved: KeptFields): void {
  const kept = keptFields(accountId);
  if (kept.name === saved.name) delete kept.name;
  if (kept.server === saved.server) delete kept.server;
  if (kept.address === saved.address) delete kept.address;
  write(accountId, kept);
}

export function dropFields(accountId: string | null): void {
  keepText(nameOf(accountId), null);
}

/** Drops what was typed for accounts that are gone. */
export function keepFieldsOf(accountIds: readonly string[]): void {
  const stay = new Set([null, ...accountIds].map(nameOf));
  for (const name of keptNames(PREFIX)) if (!stay.has(name)) keepText(name, null);
}

function write(accountId: string | null, fields: KeptFields): void {
  keepText(nameOf(accountId), Object.keys(fields).length > 0 ? JSON.stringify(fields) : null);
}
