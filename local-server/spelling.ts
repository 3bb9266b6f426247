import type { Met } from './faults.ts';

/** A code as an answer or a list writes it. */
export function spell(code: string, met: Met): string {
  const how = met.get('other-spelling')?.how;
  if (how === 'lower') return code.toLowerCase();
  return how === 'dashes' ? (code.match(/.{1,4}/g) ?? []).join('-') : code;
}

/** Who spells codes otherwise takes them in any spelling. */
export function unspell(code: string, met: Met): string {
  return met.has('other-spelling') ? code.replaceAll('-', '').toUpperCase() : code;
}

/** `second@reseller.example` as `se***@reseller.example`. */
export function maskAddress(address: string | null, met: Met): string | null {
  if (address === null || !met.has('masks-recipients')) return address;
  return address.replace(/^(..).*@/, '$1***@');
}
