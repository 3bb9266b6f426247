import { cleanText, piecesOf } from '@/utils/share-codes/tokens';

/** A text with another one below it. */
export function below(text: string, added: string): string {
  if (added.trim() === '') return text;
  return text.trim() === '' ? added : `${text.trimEnd()}\n${added}`;
}

/** What of a text does not stand in the other one yet: whole lines as they are, of others only the words. */
export function missingFrom(there: string, text: string): string {
  const known = new Set(wordsOf(there));
  const isMissing = (word: string) => !known.has(word);
  const missing = text.split('\n').flatMap((line) => {
    const words = wordsOf(line);
    const left = words.filter(isMissing);
    if (left.length === words.length) return [line];
    return left.length > 0 ? [left.join(' ')] : [];
  });
  return missing.join('\n');
}

const wordsOf = (text: string): string[] => piecesOf(cleanText(text)).map((piece) => piece.text);
