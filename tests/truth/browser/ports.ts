/* Stands for 'wxt/browser' and '@wxt-dev/browser' in the bundle: the browser that the program was started in. */

export const browser: unknown = Reflect.get(globalThis, 'browser');
