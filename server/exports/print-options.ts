import type { Preset } from "../../shared/presets/preset.ts";
import type { ReportSection } from "../../shared/printed/report-block.ts";
import type { ReportLanguage } from "../../shared/text/localized.ts";

export type PrintOptions = {
  readonly preset: Preset;
  /** Of everything generated; the Opinion's own words stay as they are. */
  readonly language: ReportLanguage;
  /** Milliseconds since 1970: the instant of these words, by the record. */
  readonly at: number;
  /** The name of the meeting that was open then. */
  readonly meeting?: string;
  /** Sections under the words: old numbers, provenance. */
  readonly under?: readonly ReportSection[];
};
