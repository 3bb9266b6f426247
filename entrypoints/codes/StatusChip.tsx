import type { Status } from '@/utils/share-codes/status';
import { statusWord } from '@/utils/words/status';

/** A shape and a colour beside the word, so that none of them has to tell it alone. */
export function StatusChip({ status }: { status: Status }) {
  const [shape, tone] = look(status);
  return (
    <span class={`chip ${tone}`}>
      <span aria-hidden="true">{shape} </span>
      {statusWord(status)}
    </span>
  );
}

function look(status: Status): [shape: string, tone: string] {
  switch (status) {
    case 'unused':
      return ['●', 'good'];
    case 'used':
      return ['✓', ''];
    case 'expired':
      return ['◔', 'warn'];
    case 'revoked':
      return ['✕', 'bad'];
    default:
      return ['○', ''];
  }
}
