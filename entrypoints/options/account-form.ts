import { createStore, type StoreApi } from 'zustand/vanilla';
import { hostDenied, requestHost } from '@/utils/page/host-permission';
import { send } from '@/utils/page/send';
import { state } from '@/utils/page/state';
import type { Account } from '@/utils/share-codes/account';
import { type Failure, fail } from '@/utils/share-codes/failure';
import { type AccountDraft, draftOf, faultOf, originOf } from './account-draft';
import { dropFields, dropSaved, keepFields, keptFields } from './account-draft-store';
import {
  type Fields,
  isTouchedSince,
  newFields,
  pressed,
  refreshed,
  saved,
  typed,
  unsaved,
} from './account-fields';

/** How far saving the form has come. */
export type Saving =
  | { step: 'typing' }
  | { step: 'testing' }
  | { step: 'saved'; account: Account }
  | { step: 'failed'; failure: Failure };

export interface FormState {
  /** As last known; `null`: a new account. */
  account: Account | null;
  fields: Fields;
  saving: Saving;
}

/** The form of an account. It lives as long as the page, also while another is looked at. */
export interface AccountForm {
  store: StoreApi<FormState>;
  type: (input: Partial<AccountDraft>) => void;
  /** Saves what stands in the fields now. @returns what is wrong with it at first sight */
  save: (untested: boolean) => Failure | null;
  /** Back to what is stored. */
  discard: () => void;
}

/** By the account's id; `null`: a new account. */
const forms = new Map<string | null, AccountForm>();

/** What was typed in it is still there. The rest is what is stored now. */
export function openForm(account: Account | null): AccountForm {
  const id = account?.id ?? null;
  const form = forms.get(id) ?? createForm(account);
  forms.set(id, form);
  const { fields, saving } = form.store.getState();
  form.store.setState({ account, fields: refreshed(fields, draftOf(account)) });
  if (saving.step === 'saved') form.store.setState({ saving: { step: 'typing' } });
  return form;
}

/** Forgets what was typed for an account; `null`: a new one. */
export function forgetForm(accountId: string | null): void {
  forms.delete(accountId);
  dropFields(accountId);
}

function createForm(opened: Account | null): AccountForm {
  const store = createStore<FormState>(() => ({
    account: opened,
    fields: newFields(draftOf(opened), keptFields(opened?.id ?? null)),
    saving: { step: 'typing' },
  }));
  const { getState, setState } = store;
  /** Presses are carried out one after the other. */
  let before: Promise<void> | null = null;

  const type = (input: Partial<AccountDraft>) => {
    const { account, fields, saving } = getState();
    setState({ fields: typed(fields, input) });
    if (saving.step === 'saved') setState({ saving: { step: 'typing' } });
    keepFields(account?.id ?? null, input);
  };

  const save = (untested: boolean) => {
    const { fields, saving } = getState();
    if (saving.step === 'testing' && !isTouchedSince(fields, fields.pressed)) return null;
    setState({ fields: pressed(fields) });
    const { pressed: press } = getState().fields;
    const origin = originOf(fields.draft);
    const fault = before && origin.ok ? null : faultOf(fields.draft, current(getState()));
    if (fault || !origin.ok) {
      if (fault) setState({ saving: { step: 'failed', failure: fault } });
      return fault;
    }
    setState({ saving: { step: 'testing' } });
    const allowed = requestHost(origin.value); // browsers ask only in the click itself
    const turn: Promise<void> = (before ?? Promise.resolve())
      .then(() => carryOut({ press, draft: fields.draft, origin: origin.value, allowed, untested }))
      .finally(() => {
        if (before === turn) before = null;
      });
    before = turn;
    return null;
  };

  const carryOut = async (picture: Picture) => {
    const isLatest = () => getState().fields.pressed === picture.press;
    if (!isLatest()) return; // the press after it says all that this one says
    const account = current(getState());
    const reply = await sendPicture(picture, account);
    if (reply.ok) takeIn(picture, account, reply.value);
    if (!isLatest()) return;
    setState({
      saving: reply.ok
        ? { step: 'saved', account: reply.value }
        : { step: 'failed', failure: reply.failure },
    });
  };

  const takeIn = ({ press, draft }: Picture, sentFor: Account | null, account: Account) => {
    const fields = saved(getState().fields, press, draftOf(account), document.activeElement?.id);
    setState({ account, fields });
    state.setState(({ accounts }) => ({ accounts: including(accounts, account) }));
    if (sentFor) return dropSaved(sentFor.id, draft);
    if (forms.get(null) !== form) return;
    // From now on it is this account's form, with what was typed since.
    forgetForm(null);
    forms.set(account.id, form);
    keepFields(account.id, unsaved(fields));
  };

  const discard = () => {
    const { account, fields } = getState();
    const { acts, pressed } = fields;
    setState({
      fields: { ...newFields(draftOf(account), {}), acts, pressed },
      saving: { step: 'typing' },
    });
    dropFields(account?.id ?? null);
  };

  const form = { store, type, save, discard };
  return form;
}

/** The account as stored now, or as last known where the page has not read it yet. */
function current({ account }: FormState): Account | null {
  return state.getState().accounts.find(({ id }) => id === account?.id) ?? account;
}

/** What stood in the form at a press. */
interface Picture {
  press: number;
  draft: AccountDraft;
  origin: string;
  allowed: Promise<boolean>;
  untested: boolean;
}

async function sendPicture({ draft, origin, allowed, untested }: Picture, account: Account | null) {
  const fault = faultOf(draft, account); // the press before this one may have changed the account
  if (fault) return fail(fault);
  if (!(await allowed)) return fail(hostDenied(origin));
  const key = draft.key.trim() || null;
  const accountId = account?.id ?? null;
  return send({ ...draft, type: 'save-account', accountId, key, untested });
}

function including(accounts: Account[], account: Account): Account[] {
  const others = accounts.filter(({ id }) => id !== account.id);
  return others.length < accounts.length
    ? accounts.map((one) => (one.id === account.id ? account : one))
    : [...accounts, account];
}
