import { nullable, or, type Read, record as readerOf, text } from '@/utils/database/fields';

/*
 * What a person has typed outlives the page: a popup closes whenever it loses focus. With it goes the id of the
 * operation it will become, so that a double click, or two popups, are one operation.
 */

interface DraftRecord {
  /** The id of the operation this becomes. */
  id: string;
  /** Whose operation. Under another account the same input is another operation. */
  accountId: string;
}

export interface GenerateDraft extends DraftRecord {
  /** As typed; `null`: untouched, so the last numbers are offered. */
  ipsPerCode: string | null;
  count: string | null;
  forwardTo: string;
}

export interface RedeemDraft extends DraftRecord {
  text: string;
}

interface Drafts {
  generate: GenerateDraft;
  redeem: RedeemDraft;
}

export type DraftName = keyof Drafts;
export type Draft<N extends DraftName> = Drafts[N];

const EMPTY: { [N in DraftName]: Omit<Drafts[N], keyof DraftRecord> } = {
  generate: { ipsPerCode: null, count: null, forwardTo: '' },
  redeem: { text: '' },
};

const keyOf = (name: DraftName) => `draft:${name}`;

/** The draft as it stands at this instant, with an id made for this account. */
export function readDraft<N extends DraftName>(name: N, accountId: string): Draft<N> {
  const stored = load(name);
  if (stored?.id && stored.accountId === accountId) return { ...EMPTY[name], ...stored };
  const draft = { ...EMPTY[name], ...stored, id: crypto.randomUUID(), accountId } as Draft<N>;
  write(name, draft);
  return draft;
}

/** Keeps what was typed, at once: the page may be gone a moment later. */
export function patchDraft<N extends DraftName>(
  name: N,
  accountId: string,
  patch: Partial<Draft<N>>,
): Draft<N> {
  const draft = { ...readDraft(name, accountId), ...patch };
  write(name, draft);
  return draft;
}

/** Makes the draft another operation than this one. One that is so already stays. */
export function renewDraft(name: DraftName, usedId: string, patch: object = {}): void {
  const stored = load(name);
  if (stored?.id === usedId) write(name, { ...stored, ...patch, id: crypto.randomUUID() });
}

/** Forgets what was typed for an account that is not one of these, because it is gone. */
export function keepDraftsOf(accountIds: readonly string[]): void {
  for (const name of ['generate', 'redeem'] as const) {
    const draft = load(name);
    if (!draft || accountIds.includes(draft.accountId)) continue;
    localStorage.removeItem(keyOf(name));
    unkept.delete(name);
    here.dispatchEvent(new Event(name));
  }
}

/** Calls back when a draft was changed, here or in another window. Returns how to stop. */
export function onDraft(name: DraftName, listener: () => void): () => void {
  const elsewhere = (event: StorageEvent) => event.key === keyOf(name) && listener();
  addEventListener('storage', elsewhere);
  here.addEventListener(name, listener);
  return () => {
    removeEventListener('storage', elsewhere);
    here.removeEventListener(name, listener);
  };
}

/** The storage event only reaches other windows. */
const here = new EventTarget();

/** A paste too large for localStorage lives as long as the page. */
const unkept = new Map<DraftName, string>();

function write<N extends DraftName>(name: N, draft: Draft<N>): void {
  const text = JSON.stringify(draft);
  try {
    localStorage.setItem(keyOf(name), text);
    unkept.delete(name);
  } catch {
    unkept.set(name, text);
  }
  here.dispatchEvent(new Event(name));
}

const owner = { id: or(text, ''), accountId: or(text, '') };
const READERS: { [N in DraftName]: Read<Drafts[N]> } = {
  generate: readerOf<GenerateDraft>({
    ...owner,
    ipsPerCode: or(nullable(text), null),
    count: or(nullable(text), null),
    forwardTo: or(text, ''),
  }),
  redeem: readerOf<RedeemDraft>({ ...owner, text: or(text, '') }),
};

function load<N extends DraftName>(name: N): Draft<N> | null {
  try {
    const stored = unkept.get(name) ?? localStorage.getItem(keyOf(name)) ?? 'null';
    return READERS[name](JSON.parse(stored)) ?? null;
  } catch {
    return null;
  }
}
