/** What a stored value may have become: another kind, nothing, cut short, or a number that is none to work with. */
const WRECKS: readonly unknown[] = [
  null,
  undefined,
  '',
  'text',
  Number.NaN,
  Number.POSITIVE_INFINITY,
  1e308,
  -8.64e15 - 1,
  true,
  [],
  [null],
  {},
  { code: 5 },
  new Date(Number.NaN),
];

export interface Damaged {
  /** Where, e.g. `codes.0.ips`. */
  at: string;
  record: unknown;
}

/** A record with each of its parts wrecked in each way, in turn; its keys stay, or it could not be stored. */
export function damagesOf(whole: object, keys: readonly string[]): Damaged[] {
  return pathsOf(whole).flatMap((path) => {
    if (keys.includes(path.join('.'))) return [];
    const at = path.join('.');
    const cut = valueAt(whole, path);
    const wrecks = typeof cut === 'string' ? [...WRECKS, cut.slice(0, 2)] : WRECKS;
    return [
      { at, record: without(whole, path) },
      ...wrecks.map((wreck) => ({ at, record: withValue(whole, path, wreck) })),
    ];
  });
}

type Path = (string | number)[];
type Node = Record<string | number, unknown>;

function pathsOf(value: unknown, start: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => {
    const path = [...start, name];
    return [path, ...pathsOf(each, path)];
  });
}

const valueAt = (whole: object, path: Path): unknown =>
  path.reduce<unknown>((value, name) => (value as Node)[name], whole);

function changed(whole: object, path: Path, change: (parent: Node, name: string) => void): unknown {
  const copy = structuredClone(whole);
  change(valueAt(copy, path.slice(0, -1)) as Node, String(path.at(-1)));
  return copy;
}

const withValue = (whole: object, path: Path, value: unknown): unknown =>
  changed(whole, path, (parent, name) => {
    parent[name] = value;
  });

const without = (whole: object, path: Path): unknown =>
  changed(whole, path, (parent, name) => {
    delete parent[name];
  });
