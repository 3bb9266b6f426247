/** Blanks and line breaks of every kind, and what cannot be seen: no key has any of them. */
const UNSEEN = /[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]+/gu;

/**
 * What a key was copied with, as from a chat or a configuration file. One at the end alone stays: the key may be on its
 * way still, typed letter by letter.
 */
const QUOTES = /^[\p{Pi}\p{Pf}"'`´‚„〝〞〟＂＇]+(.*?)[\p{Pi}\p{Pf}"'`´‚„〝〞〟＂＇]*$/su;

/** A key without the blanks, quotes and invisible characters that came with it. */
export function cleanKey(typed: string): string {
  return typed.replace(UNSEEN, '').replace(QUOTES, '$1');
}
