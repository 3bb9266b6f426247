import type { ComponentChildren } from 'preact';
import type { Failure } from '@/utils/share-codes/failure';
import { failureWords } from '@/utils/words/failure';

interface Props {
  failure: Failure;
  /** What to say where the browser keeps nothing. */
  children: ComponentChildren;
}

/** Why a page has nothing to show. */
export function CannotRead({ failure, children }: Props) {
  const { cause, next } = failureWords(failure);
  return (
    <p role="alert" class="notice bad">
      <span>
        {failure.cause === 'newer-storage' ? (
          <>
            <strong>{cause}</strong> {next}
          </>
        ) : (
          children
        )}
      </span>
    </p>
  );
}
