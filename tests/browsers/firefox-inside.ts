import * as v from 'valibot';
import type { Bidi } from './bidi.ts';

/** Runs a function in the window of the browser itself, with all its powers, and returns what it does (JSON). */
export type InBrowser = <T, A>(run: (argument: A) => T | Promise<T>, argument: A) => Promise<T>;

const Contexts = v.object({
  contexts: v.array(v.object({ context: v.string(), url: v.string() })),
});

const Returned = v.object({
  type: v.literal('success'),
  result: v.object({ value: v.string() }),
});

const WINDOW = 'chrome://browser/content/browser.xhtml';

export const inBrowserOver =
  (bidi: Bidi): InBrowser =>
  async (run, argument) => {
    const tree = await bidi.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const window = v.parse(Contexts, tree).contexts.find(({ url }) => url === WINDOW);
    const answer = await bidi.send('script.callFunction', {
      functionDeclaration: `async (text) => JSON.stringify(await (${run})(JSON.parse(text)) ?? null)`,
      arguments: [{ type: 'string', value: JSON.stringify(argument ?? null) }],
      target: { context: window?.context },
      awaitPromise: true,
    });
    const returned = v.safeParse(Returned, answer);
    if (!returned.success) throw new Error(`In the browser: ${JSON.stringify(answer)}`);
    return JSON.parse(returned.output.result.value);
  };
