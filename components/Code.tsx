import { shownCode } from '@/utils/share-codes/shown-code';

/** A code, with what cannot be seen in it spelt out. */
export const Code = ({ code }: { code: string }) => <code>{shownCode(code)}</code>;
