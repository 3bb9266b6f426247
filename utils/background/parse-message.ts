import * as v from 'valibot';
import type { Message } from '@/utils/messages';
import { LONGEST_NAME } from '@/utils/share-codes/account';
import { SORTS } from '@/utils/share-codes/filter';
import { LOCK_MINUTES } from '@/utils/share-codes/passphrase';
import { LONGEST_CODE } from '@/utils/share-codes/share-code';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const code = v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_CODE));
const codes = v.pipe(v.array(code), v.maxLength(100_000));
const number = v.nullable(v.number());
const ofOperation = { operationId: id };
const passphrase = v.pipe(v.string(), v.maxLength(100_000));

const settings = v.strictObject({
  currentAccountId: v.exactOptional(v.nullable(id)),
  copyAfterGenerate: v.exactOptional(v.boolean()),
  confirmAboveIps: v.exactOptional(count),
  askBeforeRedeem: v.exactOptional(v.picklist(['unclear', 'always', 'never'])),
  menuRedeem: v.exactOptional(v.boolean()),
  menuInsert: v.exactOptional(v.boolean()),
  lastGenerate: v.exactOptional(v.object({ ipsPerCode: count, count })),
  lockAfter: v.exactOptional(v.nullable(v.picklist(LOCK_MINUTES))),
});

const message = v.variant('type', [
  v.object({
    type: v.literal('save-account'),
    accountId: v.nullable(id),
    name: v.pipe(v.string(), v.maxLength(LONGEST_NAME)),
    server: v.picklist(['production', 'sandbox', 'custom']),
    address: v.pipe(v.string(), v.maxLength(2000)),
    key: v.nullable(v.pipe(v.string(), v.maxLength(2000))),
    untested: v.boolean(),
  }),
  v.object({ type: v.literal('remove-account'), accountId: id }),
  v.object({ type: v.literal('select-account'), accountId: id }),
  v.object({ type: v.literal('save-settings'), settings }),
  v.object({
    type: v.literal('generate'),
    id,
    accountId: id,
    input: v.object({
      ipsPerCode: count,
      count,
      forwardTo: v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(320))),
    }),
  }),
  v.object({
    type: v.literal('redeem'),
    id,
    accountId: id,
    codes: v.pipe(codes, v.minLength(1)),
    own: v.exactOptional(codes),
    source: v.picklist(['popup', 'review']),
  }),
  v.object({
    type: v.literal('revoke'),
    id,
    accountId: id,
    codes: v.pipe(v.array(v.object({ code, status: number, ips: number })), v.minLength(1)),
    source: v.picklist(['popup', 'codes']),
    undo: v.exactOptional(v.boolean()),
  }),
  v.object({ type: v.literal('check-now'), ...ofOperation }),
  v.object({ type: v.literal('pause'), ...ofOperation }),
  v.object({ type: v.literal('resume'), ...ofOperation }),
  v.object({ type: v.literal('cancel'), ...ofOperation }),
  v.object({ type: v.literal('redeem-own'), ...ofOperation, code }),
  v.object({ type: v.literal('claim'), ...ofOperation, codes }),
  v.object({ type: v.literal('keep-surplus'), ...ofOperation }),
  v.object({ type: v.literal('revoke-surplus'), ...ofOperation }),
  v.object({ type: v.literal('copied'), ...ofOperation }),
  v.object({ type: v.literal('see'), operationIds: v.array(id) }),
  v.object({ type: v.literal('set-passphrase'), passphrase }),
  v.object({ type: v.literal('change-passphrase'), passphrase, next: passphrase }),
  v.object({ type: v.literal('remove-passphrase'), passphrase }),
  v.object({ type: v.literal('unlock'), passphrase }),
  v.object({ type: v.literal('lock') }),
  v.object({ type: v.literal('forget-keys') }),
  v.object({ type: v.literal('refresh'), accountId: id }),
  v.object({ type: v.literal('sync'), accountId: id }),
  v.object({
    type: v.literal('list'),
    accountId: id,
    name: v.picklist(['shared', 'used']),
    query: v.strictObject({
      status: v.exactOptional(v.pipe(v.number(), v.safeInteger())),
      limit: v.exactOptional(count),
      page: v.exactOptional(count),
      sortBy: v.exactOptional(v.picklist(SORTS)),
      orderBy: v.exactOptional(v.picklist(['asc', 'desc'])),
      keyword: v.exactOptional(v.pipe(v.string(), v.maxLength(200))),
      email: v.exactOptional(v.pipe(v.string(), v.maxLength(320))),
      dataType: v.exactOptional(v.pipe(v.number(), v.safeInteger())),
      isEnterprise: v.exactOptional(v.boolean()),
    }),
  }),
]) satisfies v.GenericSchema<unknown, Message>;

/** @returns `null` for anything that this extension's pages never send */
export function parseMessage(raw: unknown): Message | null {
  const parsed = v.safeParse(message, raw);
  return parsed.success ? parsed.output : null;
}
