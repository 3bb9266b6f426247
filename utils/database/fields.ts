// What is stored may be damaged, and is read as anything from outside. Small and quick: a page reads 100,000 codes.

/** Reads a stored value; `undefined` where it is not what it should be. */
export type Read<T> = (value: unknown) => T | undefined;

/** A reader for each field of a record: a field that is added to a record needs one here, too. */
export type Fields<T> = { [Name in keyof T]-?: Read<T[Name]> };

export const text: Read<string> = (value) => (typeof value === 'string' ? value : undefined);

/** Such as an id or a code. */
export const name: Read<string> = (value) => text(value) || undefined;

export const flag: Read<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);

export const number: Read<number> = (value) =>
  typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : undefined;

/** The last instant a `Date` can hold, in ms. */
const LAST_TIME = 8.64e15;

/** Milliseconds since 1970. */
export const time: Read<number> = (value) => {
  const at = number(value);
  return at !== undefined && Math.abs(at) <= LAST_TIME ? at : undefined;
};

export const oneOf =
  <const T extends string>(...all: readonly T[]): Read<T> =>
  (value) =>
    all.find((each) => each === value);

/** One of the names of an object, which thus can be held against a type. */
export const nameIn = <T extends string>(all: Record<T, unknown>): Read<T> =>
  oneOf(...(Object.keys(all) as T[]));

export const nullable =
  <T>(read: Read<T>): Read<T | null> =>
  (value) =>
    value === null ? null : read(value);

export const or =
  <T>(read: Read<T>, otherwise: T): Read<T> =>
  (value) => {
    const found = read(value);
    return found === undefined ? otherwise : found;
  };

/** Those of these values that can be read. */
export function everyOne<T>(read: Read<T>, values: readonly unknown[]): T[] {
  return values.map(read).filter((found) => found !== undefined);
}

/** Every item that can be read. */
export const listOf =
  <T>(read: Read<T>): Read<T[]> =>
  (value) =>
    Array.isArray(value) ? everyOne(read, value) : undefined;

/** A list in which nothing may be unreadable. */
export const wholeListOf =
  <T>(read: Read<T>): Read<T[]> =>
  (value) => {
    const found = listOf(read)(value);
    return Array.isArray(value) && found?.length === value.length ? found : undefined;
  };

/** Values by name, those that can be read. */
export const namesTo =
  <T>(read: Read<T>): Read<Record<string, T>> =>
  (value) =>
    isRecord(value)
      ? Object.fromEntries(
          Object.entries(value).flatMap(([key, each]) => {
            const found = read(each);
            return found === undefined ? [] : [[key, found]];
          }),
        )
      : undefined;

/** A record in which every field can be read; one that is absent stays so if `mayLack` names it. */
export const record = <T extends object>(
  fields: Fields<T>,
  ...mayLack: (keyof T & string)[]
): Read<T> => recordWith(fields, null, mayLack);

/** A record of which fields that cannot be read are taken from `blank`. */
export const mended = <T extends object>(fields: Fields<T>, blank: Partial<T>): Read<T> =>
  recordWith(fields, blank, []);

function recordWith<T extends object>(
  fields: Fields<T>,
  blank: Partial<T> | null,
  mayLack: readonly string[],
): Read<T> {
  const readers = Object.entries(fields) as [string, Read<unknown>][];
  return (value) => {
    if (!isRecord(value)) return undefined;
    const found: Record<string, unknown> = {};
    for (const [field, read] of readers) {
      if (mayLack.includes(field) && value[field] === undefined) continue;
      const each = read(value[field]);
      if (each !== undefined) found[field] = each;
      else if (blank !== null && field in blank) found[field] = blank[field as keyof T];
      else return undefined;
    }
    return found as T;
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
