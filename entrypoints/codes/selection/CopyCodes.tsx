import { i18n } from '#i18n';
import { copyAndSay } from '@/components/CopyButton';
import { COPY_FORMATS, type CopyFormat, copyText } from '@/utils/share-codes/copy-formats';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { useKept } from './use-kept';

/** The names of what is filled in, which are no words to translate. */
const NAMES = { code: '{code}', ips: '{ips}', email: '{email}' };

/** Copies the codes in the format that was chosen last. */
export function CopyCodes({ codes }: { codes: ShareCode[] }) {
  const [kept, setFormat] = useKept('codes:copy-format', 'lines');
  const [template, setTemplate] = useKept(
    'codes:copy-template',
    i18n.t('codes.copyAs.example', NAMES),
  );
  const format = COPY_FORMATS.find((one) => one === kept) ?? 'lines';
  return (
    <div class="row joined">
      {format === 'template' && (
        <input
          type="text"
          class="template"
          aria-label={i18n.t('codes.copyAs.words')}
          title={i18n.t('codes.copyAs.wordsHint', NAMES)}
          value={template}
          onInput={({ currentTarget }) => setTemplate(currentTarget.value)}
        />
      )}
      <select
        aria-label={i18n.t('codes.copyAs.label')}
        value={format}
        onChange={({ currentTarget }) => setFormat(currentTarget.value)}
      >
        {COPY_FORMATS.map((one) => (
          <option key={one} value={one}>
            {words(one)}
          </option>
        ))}
      </select>
      <button
        type="button"
        disabled={codes.length === 0}
        onClick={() => copyAndSay(copyText(codes, format, template))}
      >
        {i18n.t('common.copy')}
      </button>
    </div>
  );
}

const words = (format: CopyFormat): string => i18n.t(`codes.copyAs.${format}`);
