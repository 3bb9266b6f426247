import { i18n } from '#i18n';
import type { Account } from '@/utils/share-codes/account';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { useStatusOf } from '../lists/facts';
import { known } from '../lists/known';
import { saveFile } from '../save-file';
import { csvOf, jsonOf } from './export';
import { useKept } from './use-kept';

interface Props {
  account: Account;
  /** Those that are selected. */
  codes: ShareCode[];
  /** Saved where none is selected. */
  matching: ShareCode[];
}

/** Saves codes, with all that is known of them, as a file. */
export function ExportCodes({ account, codes: selected, matching }: Props) {
  const codes = selected.length > 0 ? selected : matching;
  const [format, setFormat] = useKept('codes:export-format', 'csv');
  const statusOf = useStatusOf(account);
  const save = () => {
    const { notes } = known.getState();
    const facts = codes.map((code) => ({
      code,
      status: statusOf(code),
      note: notes.get(code.code) ?? '',
    }));
    if (format === 'json') saveFile('codes.json', 'application/json', jsonOf(facts));
    else saveFile('codes.csv', 'text/csv', csvOf(facts));
  };
  return (
    <div class="row joined">
      <select
        aria-label={i18n.t('codes.export.label')}
        value={format}
        onChange={({ currentTarget }) => setFormat(currentTarget.value)}
      >
        <option value="csv">CSV</option>
        <option value="json">JSON</option>
      </select>
      <button
        type="button"
        title={selected.length === 0 ? i18n.t('codes.export.all') : undefined}
        disabled={codes.length === 0}
        onClick={save}
      >
        {i18n.t('codes.export.button')}
      </button>
    </div>
  );
}
