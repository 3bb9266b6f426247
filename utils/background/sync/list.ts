import type { ListName } from '@/utils/database/records';
import type { CodesQuery, ListedCodes } from '@/utils/messages';
import { ok, type Result } from '@/utils/share-codes/failure';
import { reading } from '../accounts/client';
import { learn, NEWEST } from './refresh';
import { withLimit } from './with-limit';

/** One page of a list as the server has it now, for what is not stored yet. */
export async function listCodes(
  accountId: string,
  name: ListName,
  { sortBy = 'time', ...query }: CodesQuery,
): Promise<Result<ListedCodes>> {
  const page = await reading(accountId, (client) =>
    withLimit(query.limit ?? NEWEST, (limit) =>
      name === 'shared'
        ? client.listShared({ ...query, limit, sortBy: sortBy === 'time' ? 'created_at' : sortBy })
        : client.listUsed({ ...query, limit, sortBy: sortBy === 'time' ? 'used_at' : sortBy }),
    ),
  );
  if (!page.ok) return page;
  await learn(accountId, name, page.value.codes, page.from);
  return ok(page.value);
}
