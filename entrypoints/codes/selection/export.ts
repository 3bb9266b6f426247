import { i18n } from '#i18n';
import { type Cell, toCsv } from '@/utils/share-codes/csv';
import type { ShareCode } from '@/utils/share-codes/share-code';
import type { Status } from '@/utils/share-codes/status';
import { statusWord } from '@/utils/words/status';

/** A code with what is known beside it. */
export interface Exported {
  code: ShareCode;
  status: Status;
  note: string;
}

export function csvOf(codes: readonly Exported[]): string {
  const head = [
    i18n.t('codes.column.code'),
    i18n.t('codes.column.status'),
    i18n.t('codes.column.ips'),
    i18n.t('codes.column.traffic'),
    i18n.t('codes.column.created'),
    i18n.t('codes.column.used'),
    i18n.t('codes.column.usedBy'),
    i18n.t('codes.column.forwardTo'),
    i18n.t('codes.column.expires'),
    i18n.t('codes.column.note'),
  ];
  return toCsv([head, ...codes.map(rowOf)]);
}

const rowOf = ({ code, status, note }: Exported): Cell[] => [
  code.code,
  statusWord(status),
  code.ips,
  code.trafficBytes,
  date(code.createdAt),
  date(code.usedAt),
  code.usedBy,
  code.forwardTo,
  date(code.expiresAt),
  note,
];

const date = (at: number | null): Date | null => (at === null ? null : new Date(at));

export function jsonOf(codes: readonly Exported[]): string {
  return JSON.stringify(
    codes.map(({ code, status, note }) => ({
      ...code,
      status: typeof status === 'string' ? status : null,
      statusNumber: code.status,
      createdAt: date(code.createdAt),
      usedAt: date(code.usedAt),
      expiresAt: date(code.expiresAt),
      note,
    })),
    null,
    2,
  );
}
