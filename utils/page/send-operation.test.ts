import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { putAccount } from '@/utils/database/accounts';
import { addOperation } from '@/utils/database/operations';
import { account, generate } from '@/utils/database/records.fixture';
import { ok } from '@/utils/share-codes/failure';
import { sendOperation } from './send-operation';

const { id, accountId, input } = generate;
const message = { type: 'generate', id, accountId, input } as const;

/** A background that is killed before it can answer: nothing else makes the browser's channel fail here. */
const background = vi.fn<() => Promise<unknown>>();
const killed = () => Promise.reject(new Error('The message port closed before a response came'));

beforeEach(async () => {
  background.mockReset();
  browser.runtime.sendMessage = background;
  await putAccount({ ...account, id: accountId });
});

test('an answer is passed on', async () => {
  const refused = { ok: false, failure: { cause: 'other-input' } };
  background.mockResolvedValue(refused);
  expect(await sendOperation(message)).toEqual(refused);
  expect(background).toHaveBeenCalledOnce();
});

test('what was not answered is said once more, the very same', async () => {
  background.mockImplementationOnce(killed).mockResolvedValueOnce(ok(null));
  expect(await sendOperation(message)).toEqual(ok(null));
  expect(background.mock.calls).toEqual([[message], [message]]);
});

test('so is what was answered with nothing, as Chromium does for a background that was killed', async () => {
  background.mockResolvedValueOnce(undefined).mockResolvedValueOnce(ok(null));
  expect(await sendOperation(message)).toEqual(ok(null));
  expect(background.mock.calls).toEqual([[message], [message]]);
});

test('so is what is neither answered nor refused, as by a background that is killed while it wakes', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  background.mockReturnValueOnce(new Promise(() => {})).mockResolvedValueOnce(ok(null));
  const sending = sendOperation(message);
  await vi.advanceTimersByTimeAsync(5000);
  expect(await sending).toEqual(ok(null));
  expect(background.mock.calls).toEqual([[message], [message]]);
  vi.useRealTimers();
});

test('without an answer at all it is a failure, until the journal has it', async () => {
  background.mockImplementation(killed);
  expect(await sendOperation({ ...message, id: 'never' })).toMatchObject({
    failure: { cause: 'no-background' },
  });
  await addOperation({ ...generate, accountId });
  expect(await sendOperation(message)).toEqual(ok(null));
});
