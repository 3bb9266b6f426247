import type { GenerateOperation } from '@/utils/share-codes/operation';
import { doubtWords } from '@/utils/words/doubt';

/** What is known where nobody can be sure. */
export function Doubt({ operation }: { operation: GenerateOperation }) {
  const [news, ...more] = doubtWords(operation);
  return (
    <div role="status">
      <strong>{news}</strong>
      {more.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
