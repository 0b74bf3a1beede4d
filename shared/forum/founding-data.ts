import type { Preset, PresetFile } from "../presets/preset.ts";

/** The forum's facts enter a record that was begun before records held them (rule M12). */
export type PresetRecordedEvent = { readonly type: "presetRecorded"; readonly facts: Preset };

/** Returns the facts that the record of a new forum begins with. They come from its file, which is not read again. */
export function foundingData({ samples, ...facts }: PresetFile, { sample }: { sample: boolean }): Preset {
  const delegationGroups = [...facts.delegationGroups, ...(sample ? samples.delegationGroups : [])];
  return { ...facts, delegationGroups, sampleNotice: samples.notice };
}
