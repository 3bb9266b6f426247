import { i18n } from '#i18n';
import type { Period } from '@/utils/share-codes/periods';

interface Props {
  periods: Period[];
  name: (start: number) => string;
}

const HEIGHT = 80;
const WIDTH = 20;
const BAR = 14;

/** A bar for each period from zero up: used below, unused above. The table beside it tells the same to everybody. */
export function Plot({ periods, name }: Props) {
  const most = Math.max(1, ...periods.map(({ made }) => made));
  const high = (count: number) => (count / most) * HEIGHT;
  return (
    <figure class="plot" style={{ maxWidth: `${Math.max(240, periods.length * 48)}px` }}>
      <svg
        viewBox={`0 0 ${periods.length * WIDTH} ${HEIGHT + 1}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {periods.map(({ start, made, used }, at) => (
          <g key={start}>
            <title>{`${name(start)}: ${used} / ${made}`}</title>
            <rect
              class="used"
              x={at * WIDTH + 3}
              y={HEIGHT - high(used)}
              width={BAR}
              height={high(used)}
            />
            <rect
              class="unused"
              x={at * WIDTH + 3}
              y={HEIGHT - high(made)}
              width={BAR}
              height={high(made - used)}
            />
          </g>
        ))}
      </svg>
      <figcaption class="row small soft">
        <span class="grow">{name(periods[0]?.start ?? 0)}</span>
        <span class="key used">{i18n.t('codes.time.used')}</span>
        <span class="key unused">{i18n.t('codes.time.unused')}</span>
        <span class="grow end">{name(periods.at(-1)?.start ?? 0)}</span>
      </figcaption>
    </figure>
  );
}
