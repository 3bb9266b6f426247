import { i18n } from '#i18n';
import { copy } from '@/utils/page/clipboard';
import { say } from '@/utils/page/said';

interface Props {
  text: string | (() => string);
  /** What is to be read on it. */
  children?: string;
  /** Its accessible name, where more than what is to be read is needed. */
  name?: string;
  class?: string;
}

/** Copies a text and says so, or says plainly that it could not. */
export function CopyButton({ text, children = i18n.t('common.copy'), name, ...rest }: Props) {
  return (
    <button
      type="button"
      class={rest.class ?? 'quiet'}
      aria-label={name}
      onClick={() => copyAndSay(typeof text === 'string' ? text : text())}
    >
      {children}
    </button>
  );
}

export async function copyAndSay(text: string): Promise<boolean> {
  const copied = await copy(text);
  say(copied ? i18n.t('common.copied') : i18n.t('common.notCopied'), copied);
  return copied;
}
