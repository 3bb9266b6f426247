import { renderToString } from 'preact-render-to-string';
import type { Account } from '@/utils/share-codes/account';
import { DEFAULT_SETTINGS } from '@/utils/share-codes/settings';
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

const { ipsPerCode, count } = DEFAULT_SETTINGS.lastGenerate;
const FIELDS = {
  shown: { ipsPerCode: String(ipsPerCode), count: String(count), forwardTo: '' },
  type: () => {},
  keep: () => {},
  offerLast: () => {},
};

const IDLE = { failure: null, start: async () => {} };

/** The popup's frame and its first form as HTML: the same components that take it over in the browser. */
export function draw(): string {
  return renderToString(
    <>
      <Header account={NOBODY} />
      <main class="stack">
        <section>
          <GenerateForm account={NOBODY} fields={FIELDS} generating={IDLE} />
        </section>
      </main>
    </>,
  );
}
