import { isToken, type Look, lookOf } from './look';

/** What an account's codes have in common. Plain data, to be stored. */
export interface CodeShape {
  learntFrom: number;
  shortest: number;
  longest: number;
  /** Where dashes and underscores stand, as "4-4-4" or "8"; `null` where that varies too much to tell. */
  layouts: string[] | null;
  lower: boolean;
  upper: boolean;
  marks: { dash: boolean; underscore: boolean };
  /** A code that looks like a word or a number is expected only where such codes were seen. */
  looks: Look[];
}

const FEWEST = 5;
const MOST_LAYOUTS = 12;
const STEADY = { learntFrom: 20, layouts: 3 };

/** Learns what codes have in common; `null` with too few codes to learn from. */
export function learnShape(codes: Iterable<string>): CodeShape | null {
  const shape = shapeOf(codes);
  return shape && shape.learntFrom >= FEWEST ? shape : null;
}

/** The shape of any number of codes, be it a single one; `null` for none. */
export function shapeOf(codes: Iterable<string>): CodeShape | null {
  const tokens = [...new Set(codes)].filter(isToken);
  if (tokens.length === 0) return null;
  const layouts = new Set(tokens.map(layoutOf));
  const some = (pattern: RegExp) => tokens.some((token) => pattern.test(token));
  return {
    learntFrom: tokens.length,
    shortest: tokens.reduce((least, { length }) => Math.min(least, length), Number.MAX_VALUE),
    longest: tokens.reduce((most, { length }) => Math.max(most, length), 0),
    layouts: layouts.size > MOST_LAYOUTS ? null : [...layouts].sort(),
    lower: some(/[a-z]/),
    upper: some(/[A-Z]/),
    marks: { dash: some(/-/), underscore: some(/_/) },
    looks: [...new Set(tokens.map(lookOf))].sort(),
  };
}

/** Whether a token could be one of the codes that a shape was learnt from. */
export function fits(shape: CodeShape, token: string): boolean {
  if (!fitsForm(shape, token)) return false;
  const look = lookOf(token);
  return look === 'code' || look === 'weak' || shape.looks.includes(look);
}

/** Whether a token has the length, the letters and the layout of a shape, whatever it looks like. */
export function fitsForm(shape: CodeShape, token: string): boolean {
  if (!isToken(token) || token.length < shape.shortest || token.length > shape.longest)
    return false;
  if (!shape.lower && /[a-z]/.test(token)) return false;
  if (!shape.upper && /[A-Z]/.test(token)) return false;
  if (!shape.marks.dash && token.includes('-')) return false;
  if (!shape.marks.underscore && token.includes('_')) return false;
  return shape.layouts?.includes(layoutOf(token)) ?? true;
}

/** Whether so many codes agreed that one that does not fit is plainly something else. */
export function isSteady(shape: CodeShape): boolean {
  const { learntFrom, layouts } = shape;
  return learntFrom >= STEADY.learntFrom && layouts !== null && layouts.length <= STEADY.layouts;
}

const layoutOf = (token: string): string =>
  token.replace(/[^_-]+/g, (group) => String(group.length));
