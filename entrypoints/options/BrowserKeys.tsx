import { i18n } from '#i18n';
import { useBrowserKeys } from '@/utils/page/use-browser-keys';

/** The keys that work everywhere; to change them is up to the browser. */
export function BrowserKeys() {
  const keys = useBrowserKeys();
  if (keys.length === 0) return null;
  return (
    <section class="card stack tight" aria-labelledby="keys">
      <h2 id="keys">{i18n.t('options.keys')}</h2>
      <ul class="bullets" aria-labelledby="keys">
        {keys.map(([key, words]) => (
          <li key={key}>
            <kbd>{key}</kbd> {words}
          </li>
        ))}
      </ul>
      <p class="hint">{i18n.t('options.keysHint')}</p>
    </section>
  );
}
