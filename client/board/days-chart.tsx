import { useId } from "react";
import { useTranslations } from "use-intl";
import { DAY_MS } from "../../shared/durations.ts";
import type { BoardOpinion } from "../../shared/board/board.ts";
import { useMedia } from "../ui/use-media.ts";
import type { MeetingDay } from "./meeting-ends.ts";
import { useInstants } from "../i18n/instants.ts";

/** In its own units, which are about pixels: the right side is for the words at the end of each band. */
const WIDE = { width: 700, right: 170 };
const NARROW = { width: 380, right: 150 };
const [HEIGHT, BASE] = [150, 126] as const;
const PARTS = ["agreed", "adReferendum", "open"] as const;

type DaysChartProps = {
  readonly opinion: BoardOpinion;
  /** The same for every Opinion, so that a paragraph is as high everywhere. */
  readonly most: number;
  readonly from: string;
  readonly to: string;
  /** Days within these, on which a meeting ended: told in words below it. */
  readonly meetings: readonly MeetingDay[];
};

/**
 * Paragraphs by state over the days, one step a day: told apart by pattern and by word, in print and without colour
 * too. What is drawn here stands in the table beside it.
 */
export function DaysChart({ opinion, most, from, to, meetings }: DaysChartProps) {
  const t = useTranslations("board");
  const instants = useInstants();
  const id = useId();
  const narrow = useMedia("(width <= 40em)");
  const { width, right } = narrow ? NARROW : WIDE;
  const plot = width - right - 28;
  const { days, number } = opinion;
  const last = days.at(-1);
  if (last === undefined) return null;
  const span = Math.max(Date.parse(to) - Date.parse(from), DAY_MS);
  const x = (day: string): number => 28 + ((Date.parse(day) - Date.parse(from)) / span) * plot;
  const y = (n: number): number => BASE - (n / Math.max(most, 1)) * (BASE - 12);
  const heightOf = (upTo: number, counts: BoardOpinion["counts"]): number =>
    PARTS.slice(0, upTo + 1).reduce((sum, part) => sum + counts[part], 0);
  // A day holds until the next one on which something was done.
  const steps = (upTo: number): readonly (readonly [number, number])[] =>
    days.flatMap(({ day, counts }, i) => {
      const next = days[i + 1];
      const top = y(heightOf(upTo, counts));
      return [[x(day), top] as const, [next === undefined ? 28 + plot : x(next.day), top] as const];
    });
  const band = (part: number): string => {
    const above = steps(part);
    const below = part === 0 ? above.map(([at]) => [at, BASE] as const) : steps(part - 1);
    return [...above, ...below.toReversed()].map(([at, h]) => `${at.toFixed(1)},${h.toFixed(1)}`).join(" ");
  };
  const label = t("chart.label", { number, day: instants.date(last.day), ...last.counts });
  const ends = labelPlaces(PARTS.map((_, i) => y(heightOf(i, last.counts) - last.counts[PARTS[i]!] / 2)));
  return (
    <svg className="days-chart" viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={label}>
      <defs>
        <pattern
          id={`${id}-h`}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="6" height="6" className="ground-adref" />
          <line x1="0" y1="0" x2="0" y2="6" className="hatch" />
        </pattern>
        <pattern id={`${id}-d`} width="7" height="7" patternUnits="userSpaceOnUse">
          <circle cx="2" cy="2" r="0.9" className="dot" />
        </pattern>
      </defs>
      <polygon points={band(0)} className="band agreed" />
      <polygon points={band(1)} className="band" fill={`url(#${CSS.escape(id)}-h)`} />
      <polygon points={band(2)} className="band" fill={`url(#${CSS.escape(id)}-d)`} />
      <line x1="28" x2={28 + plot} y1={BASE} y2={BASE} className="axis" />
      {meetings.map(({ day, name }) => (
        <g key={`${day} ${name}`}>
          <line x1={x(day)} x2={x(day)} y1={10} y2={BASE} className="meeting-end" />
          <text x={x(day)} y={9} textAnchor="middle" className="tick">
            ▾
          </text>
        </g>
      ))}
      <text x="22" y={y(most) + 4} textAnchor="end" className="tick">
        {most}
      </text>
      <text x="22" y={BASE} textAnchor="end" className="tick">
        0
      </text>
      <text x="28" y={BASE + 16} className="tick">
        {instants.date(from)}
      </text>
      <text x={28 + plot} y={BASE + 16} textAnchor="end" className="tick">
        {instants.date(to)}
      </text>
      {PARTS.map((part, i) =>
        last.counts[part] === 0 ? null : (
          <text key={part} x={36 + plot} y={(ends[i] ?? 0) + 4} className="end-label">
            {t(`states.${part}`)} {last.counts[part]}
          </text>
        ),
      )}
    </svg>
  );
}

/** From the bottom up, so that no label lies on another. */
function labelPlaces(wished: readonly number[]): readonly number[] {
  const places: number[] = [];
  for (const place of wished) {
    const below = places.at(-1);
    places.push(below === undefined ? place : Math.min(place, below - 15));
  }
  return places;
}
