import type { ComponentProps, TargetedEvent } from 'preact';

type Props = Omit<ComponentProps<'input'>, 'type' | 'role' | 'class'> & { class?: string };

/**
 * The field for a key or a passphrase, which no browser may keep, offer or fill in.
 *
 * Firefox offers to store what stands in any password field, and nothing in the page can stop it: so there it is a text
 * field drawn as dots. Chromium's password manager leaves the pages of extensions alone, but its accessibility tree
 * tells a text field drawn as dots in clear: so there it is a password field.
 */
export function SecretField(props: Props) {
  const field = {
    ...props,
    class: `secret ${props.class ?? ''}`,
    autocomplete: 'off',
    spellcheck: false,
  } as const;
  if (import.meta.env.FIREFOX) return <input type="text" {...field} {...LIKE_PASSWORD} />;
  return <input type="password" {...field} />;
}

const prevent = (event: Event): void => event.preventDefault();

/** Does what a password field does by itself: its text goes nowhere. */
const LIKE_PASSWORD = {
  autocapitalize: 'off',
  autocorrect: 'off',
  onCopy: prevent,
  onCut: prevent,
  onDragStart: prevent,
  onContextMenu: hideSelection,
} as const;

/** While the browser makes its menu, which would say what is selected and offer to search the web for it. */
function hideSelection({ currentTarget: field }: TargetedEvent<HTMLInputElement>): void {
  const { selectionStart, selectionEnd } = field;
  field.setSelectionRange(selectionEnd, selectionEnd);
  setTimeout(() => field.setSelectionRange(selectionStart, selectionEnd));
}
