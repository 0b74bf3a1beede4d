/** One figure that was measured here and now. `met`: null where nothing is aimed at. */
export type Finding = {
  readonly what: string;
  readonly figure: string;
  readonly aim: string | null;
  readonly met: boolean | null;
};

/** Bars of one scale. `value` null: it did not get that far, and `label` says so. */
export type Chart = {
  readonly title: string;
  readonly unit: string;
  readonly aim: number | null;
  readonly bars: readonly { readonly name: string; readonly value: number | null; readonly label: string }[];
};

/** Findings of one part of the bench. */
export type Part = {
  readonly title: string;
  readonly findings: readonly Finding[];
  readonly charts: readonly Chart[];
  /** Notes that a reader needs to judge the figures. */
  readonly notes: readonly string[];
};

export type Progress = (line: string) => void;

export const ms = (value: number): string => (Number.isNaN(value) ? "none" : `${value.toFixed(1)} ms`);
export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** A figure that shall not be above its aim. */
export const atMost = (
  what: string,
  { value, aim, unit, digits = 1 }: { value: number | null; aim: number; unit: string; digits?: number },
): Finding => ({
  what,
  figure: value === null ? "not measured" : `${value.toFixed(digits)} ${unit}`,
  aim: `≤ ${aim} ${unit}`,
  met: value === null ? null : value <= aim,
});

/** A figure that shall not be below its aim. */
export const atLeast = (
  what: string,
  { value, aim, unit }: { value: number | null; aim: number; unit: string },
): Finding => ({
  what,
  figure: value === null ? "not measured" : `${value.toFixed(1)} ${unit}`,
  aim: `≥ ${aim} ${unit}`,
  met: value === null ? null : value >= aim,
});

export const seen = (what: string, figure: string): Finding => ({ what, figure, aim: null, met: null });

export const shallBe = (what: string, isSo: boolean, figure = isSo ? "yes" : "no"): Finding => ({
  what,
  figure,
  aim: "yes",
  met: isSo,
});

const MARKS = new Map([
  [true, "met"],
  [false, "MISSED"],
  [null, ""],
]);

export const verdict = (finding: Finding): string => MARKS.get(finding.met) ?? "";

/** A table of lines for the terminal. */
export function table(parts: readonly Part[]): string {
  const lines = parts.flatMap((part) => [
    `\n${part.title}`,
    ...part.findings.map((one) =>
      `  ${one.what.padEnd(74)} ${one.figure.padStart(22)}  ${(one.aim ?? "").padEnd(18)} ${verdict(one)}`.trimEnd(),
    ),
    ...part.notes.map((note) => `  - ${note}`),
  ]);
  return lines.join("\n");
}
