/** How long (ms) an operation waits for what is only a number to show. */
const SOON = 2000;

/** What comes within two seconds, else `null`: so that a server that hangs there holds nothing up. */
export function soon<T>(coming: Promise<T>): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(null), SOON);
    coming.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
