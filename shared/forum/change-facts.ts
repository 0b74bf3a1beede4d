import type { GroupId, UserId } from "../ids.ts";
import type { Category, CategoryRights } from "../people/participant.ts";
import type { Lead, Officer, Preset, PresetGroup } from "../presets/preset.ts";
import type { Localized } from "../text/localized.ts";

/** Texts of the forum's facts that an act may change. */
export type ForumTexts = Pick<
  Preset,
  | "name"
  | "shortName"
  | "reportNumber"
  | "group"
  | "theme"
  | "place"
  | "openingWords"
  | "standingWords"
  | "viceChairs"
  | "agenda"
  | "stages"
  | "language"
>;

type GroupNames = { readonly topic: Localized; readonly themeItem: Localized };

/** A change of the forum's facts, with what stood before it and the reason (rule M13). */
export type FactsEvent = { readonly reason: string } & (
  | {
      readonly type: "officerChanged";
      readonly office: "chair";
      readonly was: Officer;
      readonly now: Officer;
    }
  | {
      readonly type: "officerChanged";
      readonly office: "lead";
      readonly groupId: GroupId;
      readonly was: Lead;
      readonly now: Lead;
    }
  | { readonly type: "groupAdded"; readonly group: PresetGroup }
  | {
      readonly type: "groupRenamed";
      readonly groupId: GroupId;
      readonly was: GroupNames;
      readonly now: GroupNames;
    }
  | { readonly type: "groupClosed" | "groupReopened"; readonly groupId: GroupId }
  | {
      readonly type: "categoryRightsSet";
      readonly category: Category;
      readonly was: CategoryRights;
      readonly now: CategoryRights;
    }
  | {
      readonly type: "forumTextsChanged";
      readonly was: Partial<ForumTexts>;
      readonly now: Partial<ForumTexts>;
    }
);

/** A change as the record tells it; `presetRecorded`: before it the program's file counted (rule M12). */
export type FactsChange = (FactsEvent | { readonly type: "presetRecorded" }) & {
  readonly seq: number;
  readonly at: number;
  readonly by: UserId;
};

/** Returns the facts after one more change. */
export function changeFacts(facts: Preset, event: FactsEvent & { readonly at: number }): Preset {
  const inGroup = (id: GroupId, change: (group: PresetGroup) => PresetGroup): Preset => ({
    ...facts,
    groups: facts.groups.map((group) => (group.id === id ? change(group) : group)),
  });
  switch (event.type) {
    case "officerChanged":
      return event.office === "chair"
        ? { ...facts, chair: event.now }
        : inGroup(event.groupId, (group) => ({ ...group, lead: event.now }));
    case "groupAdded":
      return { ...facts, groups: [...facts.groups, event.group] };
    case "groupRenamed":
      return inGroup(event.groupId, (group) => ({ ...group, ...event.now }));
    case "groupClosed":
      return inGroup(event.groupId, (group) => ({ ...group, closedAt: event.at }));
    case "groupReopened":
      return inGroup(event.groupId, (group) => ({ ...group, closedAt: undefined }));
    case "categoryRightsSet":
      return { ...facts, categories: { ...facts.categories, [event.category]: event.now } };
    case "forumTextsChanged":
      return { ...facts, ...event.now };
  }
}

/** Returns the facts as they stood at an instant. */
export const factsAt = (first: Preset, changes: readonly FactsChange[], at: number): Preset =>
  changes.reduce(
    (facts, change) =>
      change.type === "presetRecorded" || change.at > at ? facts : changeFacts(facts, change),
    first,
  );

/** Returns the change without its place in the chain. */
export function toldChange(entry: FactsChange): FactsChange {
  const { prev: _prev, hash: _hash, salt: _salt, ...told } = entry as FactsChange & Record<string, unknown>;
  return told;
}
