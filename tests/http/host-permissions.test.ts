import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { giveBackHosts } from '@/utils/background/accounts/give-back-hosts';
import { removeAccount } from '@/utils/background/accounts/remove-account';
import { hostPattern } from '@/utils/share-codes/server-address';
import { addAccount, withExtension } from './extension';
import { json, stubServer } from './stub-server';

const extension = withExtension();
let granted: Set<string>;
beforeEach(() => {
  granted = new Set();
  Object.assign(fakeBrowser.permissions, {
    getAll: async () => ({ origins: [...granted] }),
    remove: async ({ origins }: { origins: string[] }) => {
      for (const origin of origins) granted.delete(origin);
      return true;
    },
  });
});

it('the permission for a server stays while a key is tested there, whatever is removed meanwhile', async () => {
  const { account } = extension;
  const { promise: asked, resolve: isAsked } = Promise.withResolvers<void>();
  const { promise: goOn, resolve: answer } = Promise.withResolvers<void>();
  const { origin } = await stubServer(async (response, request, index) => {
    isAsked();
    await goOn;
    json(200, { success: true, result: { items: [], total_items: 0 } })(response, request, index);
  });
  const other = origin.replace('127.0.0.1', 'localhost');
  granted = new Set([account.server.origin, other].map(hostPattern));
  const saving = addAccount({ url: other }, 'key');
  await asked;
  await removeAccount(account.id);
  expect([...granted]).toEqual([hostPattern(other)]);
  answer();
  await saving;
  expect([...granted]).toEqual([hostPattern(other)]);
});

it('the permission for a server that refused the key goes', async () => {
  const { origin } = await stubServer(json(401, { success: false, message: 'No' }));
  const other = origin.replace('127.0.0.1', 'localhost');
  granted.add(hostPattern(other));
  await expect(addAccount({ url: other }, 'key')).rejects.toThrow('bad-key');
  await giveBackHosts();
  expect([...granted]).toEqual([]);
});
