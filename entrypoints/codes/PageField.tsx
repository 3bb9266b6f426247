import { i18n } from '#i18n';
import { wholeNumber } from '@/utils/share-codes/whole-number';

interface Props {
  /** The page that is shown, and how many there are where that is known. */
  page: number;
  pages: number | null;
  /** What is being typed; `null`: nothing. */
  typed: string | null;
  onType: (typed: string | null) => void;
  onGo: (page: number) => void;
}

/** The number of a page. Plain text: the wheel scrolls past it, and what is no number stays to be mended. */
export function PageField({ page, pages, typed, onType, onGo }: Props) {
  const most = pages ?? Number.MAX_SAFE_INTEGER;
  const number = typed === null ? page : wholeNumber(typed);
  const go = () => {
    if (typed?.trim() === '') onType(null);
    else if (typed !== null && number !== null) onGo(Math.min(number, most));
  };
  const step = (by: number) => onType(String(Math.max(1, Math.min((number ?? page) + by, most))));
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Enter') return go();
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    step(event.key === 'ArrowUp' ? 1 : -1);
  };
  const isWrong = typed !== null && typed.trim() !== '' && number === null;
  return (
    <>
      <label class="choice">
        {i18n.t('codes.page')}
        <input
          type="text"
          inputMode="numeric"
          role="spinbutton"
          autocomplete="off"
          class="page-number"
          aria-valuemin={1}
          aria-valuemax={pages ?? undefined}
          aria-valuenow={number ?? undefined}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? 'page-fault' : undefined}
          value={typed ?? page}
          onInput={({ currentTarget }) => onType(currentTarget.value)}
          onKeyDown={key}
          onBlur={({ currentTarget }) => {
            // Another window in front takes the focus for a while only: the number may be half typed.
            if (document.activeElement !== currentTarget) go();
          }}
        />
      </label>
      {isWrong && (
        <span id="page-fault" role="alert" class="error">
          {i18n.t('codes.pageFault')}
        </span>
      )}
    </>
  );
}
