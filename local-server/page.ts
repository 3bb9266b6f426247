import type { Books } from './books.ts';
import type { StoredCode } from './code.ts';
import { isExpired } from './code.ts';
import { OTHER } from './seed.ts';

const STYLE = `
  body { font: 16px/1.6 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
  :root { color-scheme: light dark }
  table { border-collapse: collapse } th, td { text-align: left; padding: .2rem 1.2rem .2rem 0 }
  textarea, [contenteditable] { font: inherit; width: 100%; box-sizing: border-box; padding: .5rem }
  [contenteditable] { border: 1px solid gray; min-height: 1.6rem }
`;

/** The books, and fresh codes in the kinds of text people receive them in. */
export function booksPage(books: Books): string {
  const fresh = books.add(9, { maker: OTHER }).map((code) => code.code);
  const [one, ...rest] = fresh;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Local server</title>
<meta name="viewport" content="width=device-width"><style>${STYLE}</style>
<h1>Local server</h1>
<p>To connect the extension: on its options page choose the server "Custom", and enter the address of this page and the
API key that the command has printed.</p>
<p>Select a code, or any of the text below, and right-click. Every look at this page makes new codes.</p>
<h2>One code</h2>
<p id="one-code">${escapeHtml(one)}</p>
${letter(rest)}
<h2>Somewhere to write</h2>
<p><textarea id="field" rows="3" aria-label="A text field"></textarea></p>
<div id="editable" contenteditable="true" role="textbox" aria-label="An editable text"></div>
${accounts(books)}
${lastCodes(books)}
</html>`;
}

function letter([first, second, ...rest]: string[]): string {
  const items = rest.slice(0, 3).map((code) => `<li>${escapeHtml(code)}</li>`);
  const rows = rest.slice(3).map((code, index) => [`Order ${1041 + index}`, code, '10 IPs']);
  return `<h2>A letter</h2>
<p id="prose">Hello Ann, thank you for your order of March 2025. Your codes are ${escapeHtml(first)}
and ${escapeHtml(second)}, with 10 IPs each. Please redeem them within 30 days.</p>
<ul id="list">${items.join('')}</ul>
${table(['Order', 'Code', 'Amount'], rows, 'table')}`;
}

/** Without the keys, so that a test may look for a leaked one on any page. */
function accounts(books: Books): string {
  const rows = books.accounts.map(({ email, balance }) => [email, String(balance)]);
  return `<h2>Accounts</h2>${table(['Email', 'IPs'], rows, 'accounts')}`;
}

function lastCodes(books: Books): string {
  const last = books.codes.slice(-30).reverse();
  const rows = last.map((code) => [code.code, String(code.ips), code.maker, state(code)]);
  return `<h2>The last of ${books.codes.length} codes</h2>
${table(['Code', 'IPs', 'Made by', 'State'], rows, 'codes')}`;
}

function state(code: StoredCode): string {
  if (code.revokedAt !== null) return 'revoked';
  if (code.usedBy !== null) return `used by ${code.usedBy}`;
  if (isExpired(code)) return 'expired';
  return code.forwardTo === null ? 'unused' : `unused, for ${code.forwardTo}`;
}

function table(head: string[], rows: string[][], id: string): string {
  const line = (tag: 'th' | 'td', cells: string[]) =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
  const body = rows.map((cells) => line('td', cells)).join('');
  return `<table id="${id}"><thead>${line('th', head)}</thead><tbody>${body}</tbody></table>`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text = ''): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
