import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { makeBackup, restoreBackup } from '@/utils/database/backup';
import { say } from '@/utils/page/said';
import { number } from '@/utils/words/number';
import { saveFile } from './save-file';

/** Notes and history to a file and back: they are in this browser only. */
export function Backup({ accountId }: { accountId: string }) {
  const file = useRef<HTMLInputElement>(null);
  const save = async () =>
    saveFile('share-code-backup.json', 'application/json', await makeBackup(accountId));
  const restore = async (input: HTMLInputElement) => {
    const text = await input.files?.[0]?.text();
    input.value = '';
    if (text === undefined) return;
    const restored = await restoreBackup(accountId, text);
    if (!restored) return say(i18n.t('codes.backup.notOne'), false);
    const { notes, operations } = restored;
    say(i18n.t('codes.backup.restored', { notes: number(notes), operations: number(operations) }));
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
