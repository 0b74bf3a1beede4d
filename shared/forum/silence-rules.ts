import { z } from "zod";
import { asReason } from "../commands/command-parts.ts";
import { SILENCE_HOLIDAYS_MAX, SILENCE_HOURS_MAX } from "../limits.ts";
import type { Signed } from "../signed.ts";
import type { PresetSilence } from "../timetable/silence-time.ts";

/** The forum adopted rules for silence procedures, or none any more (rule I10). */
export type SilenceRulesEvent = {
  readonly type: "silenceRulesSet";
  readonly silence: PresetSilence | null;
  readonly reason: string;
};

/** The last of these acts, with who set it and when. */
export type SilenceSet = Omit<SilenceRulesEvent, "type"> & Signed;

export const setSilenceRules = z.strictObject({
  type: z.literal("setSilenceRules"),
  silence: z
    .strictObject({
      hoursMin: z.int().min(1).max(SILENCE_HOURS_MAX),
      workingDays: z.strictObject({ holidays: z.array(z.iso.date()).max(SILENCE_HOLIDAYS_MAX) }).nullable(),
    })
    .nullable(),
  reason: asReason,
});

/** Falls back to the preset until the forum set rules of its own. */
export const silenceInForce = (
  set: SilenceSet | null,
  preset: { readonly silence: PresetSilence | null },
): PresetSilence | null => (set === null ? preset.silence : set.silence);

export const known = (silence: PresetSilence | null) =>
  silence && { hours: silence.hoursMin, holidays: silence.workingDays?.holidays ?? null };
