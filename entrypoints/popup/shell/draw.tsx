import { renderToString } from 'preact-render-to-string';
import type { Account } from '@/utils/share-codes/account';
import { GenerateForm } from '../generate/GenerateForm';
import { Header } from '../Header';

/** Nobody knows at build time whose popup it will be. */
const NOBODY: Account = {
  id: '',
  name: '',
  server: { name: 'production', origin: '' },
  keyTail: '',
  keyState: 'untested',
  placement: null,
  identity: null,
  balance: null,
  statuses: {},
  createdAt: 0,
};

const IDLE = { busy: false, running: false, failure: null, start: async () => {} };

/** The popup's frame and its first form as HTML: the same components that take it over in the browser. */
export function draw(): string {
  return renderToString(
    <>
      <Header account={NOBODY} />
      <main class="stack">
        <section class="stack tight">
          <GenerateForm account={NOBODY} generating={IDLE} />
        </section>
      </main>
    </>,
  );
}
