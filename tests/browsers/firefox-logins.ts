import type { ShippedFirefox } from './shipped-firefox.ts';

/*
 * Firefox's password manager.
 */

/** Where it offers to store a password, or would at a click on the key in the address bar. */
export const offersOf = ({ inside }: ShippedFirefox): Promise<string[]> => inside(offers, null);

/** Stores a login, as the person does who takes the offer. */
export const storeLogin = (
  { inside }: ShippedFirefox,
  login: { origin: string; password: string },
): Promise<void> => inside(store, login);

export const storedOrigins = ({ inside }: ShippedFirefox): Promise<string[]> =>
  inside(stored, null);

interface Login {
  readonly origin: string;
  init(origin: string, action: string, realm: null, ...words: string[]): void;
}

declare const Services: {
  logins: { addLoginAsync(login: Login): Promise<Login>; getAllLogins(): Promise<Login[]> };
};
declare const Cc: Record<string, { createInstance(what: unknown): Login }>;
declare const Ci: { nsILoginInfo: unknown };
declare const PopupNotifications: { getNotification(id: string, tab: Tab): object | null };
interface Tab {
  readonly currentURI: { readonly prePath: string };
}
declare const gBrowser: { readonly browsers: Tab[] };

const offers = (): string[] =>
  gBrowser.browsers
    .filter((tab) => PopupNotifications.getNotification('password', tab))
    .map(({ currentURI }) => currentURI.prePath);

async function store({ origin, password }: { origin: string; password: string }): Promise<void> {
  const login = Cc['@mozilla.org/login-manager/loginInfo;1']?.createInstance(Ci.nsILoginInfo);
  if (!login) throw new Error('There is no password manager');
  login.init(origin, origin, null, 'somebody', password, '', '');
  await Services.logins.addLoginAsync(login);
}

const stored = async (): Promise<string[]> =>
  (await Services.logins.getAllLogins()).map(({ origin }) => origin);
