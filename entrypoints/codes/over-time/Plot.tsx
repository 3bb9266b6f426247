interface Bars {
  /** Shown on hovering. */
  name: string;
  values: readonly number[];
}

const HEIGHT = 32;
const BAR = 4;
const GAP = 3;

/** Bars side by side, in groups from the first period to the last. The numbers beside it tell the same to everybody. */
export function Plot({ bars }: { bars: readonly Bars[] }) {
  const most = Math.max(1, ...bars.flatMap(({ values }) => values));
  const starts = bars.map((_, at) => at * (2 * BAR + GAP));
  const width = Math.max(1, bars.length) * (2 * BAR + GAP);
  return (
    <svg
      class="plot"
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {bars.map(({ name, values }, at) => (
        <g key={name}>
          <title>{name}</title>
          {values.map((value, which) => (
            <rect
              key={which}
              class={which === 0 ? 'one' : ''}
              x={(starts[at] ?? 0) + which * BAR}
              y={HEIGHT - (value / most) * HEIGHT}
              width={BAR}
              height={(value / most) * HEIGHT}
            />
          ))}
        </g>
      ))}
    </svg>
  );
}
