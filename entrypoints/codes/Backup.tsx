import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { makeBackup, restoreBackup } from '@/utils/database/backup';
import { storageFailure } from '@/utils/database/storage-failure';
import { say } from '@/utils/page/said';
import { failureWords } from '@/utils/words/failure';
import { number } from '@/utils/words/number';
import { saveFile } from './save-file';

/** A year of much work is a tenth of it. */
const LARGEST = 100_000_000;

async function restoreFrom(file: File, accountId: string): Promise<void> {
  if (file.size > LARGEST) return say(i18n.t('codes.backup.tooLarge'), false);
  const text = await file.text().catch(() => null); // it has gone, or nobody may read it
  if (text === null) return say(i18n.t('codes.backup.unreadable'), false);
  const restored = await restoreBackup(accountId, text);
  if (!restored) return say(i18n.t('codes.backup.notOne'), false);
  const { notes, operations } = restored;
  say(i18n.t('codes.backup.restored', { notes: number(notes), operations: number(operations) }));
}

const sayWhy = (error: unknown): void => say(failureWords(storageFailure(error)).cause, false);

/** Notes and history to a file and back: they are in this browser only. */
export function Backup({ accountId }: { accountId: string }) {
  const file = useRef<HTMLInputElement>(null);
  const save = () =>
    makeBackup(accountId).then(
      (text) => saveFile('share-code-backup.json', 'application/json', text),
      sayWhy,
    );
  const restore = (input: HTMLInputElement) => {
    const [chosen] = input.files ?? [];
    input.value = '';
    if (chosen) restoreFrom(chosen, accountId).catch(sayWhy);
  };
  return (
    <details>
      <summary>{i18n.t('codes.backup.title')}</summary>
      <div class="stack tight">
        <p class="hint">{i18n.t('codes.backup.hint')}</p>
        <div class="row">
          <button type="button" onClick={save}>
            {i18n.t('codes.backup.save')}
          </button>
          <button type="button" onClick={() => file.current?.click()}>
            {i18n.t('codes.backup.restore')}
          </button>
          <input
            ref={file}
            type="file"
            accept="application/json,.json"
            hidden
            aria-label={i18n.t('codes.backup.file')}
            onChange={({ currentTarget }) => restore(currentTarget)}
          />
        </div>
      </div>
    </details>
  );
}
