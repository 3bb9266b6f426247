import { isKnown } from '@/utils/share-codes/operation';
import type { ShareCode } from '@/utils/share-codes/share-code';
import { onChange } from './changes';
import { getOperation } from './operations';

/** The codes of a generate once it is known which it made; none where it made none, or the person has to say which. */
export function whenMade(operationId: string): Promise<ShareCode[]> {
  return new Promise((resolve, reject) => {
    const look = async () => {
      const operation = await getOperation(operationId);
      if (operation?.kind !== 'generate' || !isKnown(operation)) return; // `null`: not in the journal yet
      stop();
      resolve(operation.codes);
    };
    const stop = onChange(({ store, id }) => {
      if (store === 'operations' && id === operationId) look().catch(reject);
    });
    look().catch(reject);
  });
}
