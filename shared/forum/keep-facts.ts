import { canonicalJson } from "../events/chain.ts";
import { type GroupId, groupId, type NewId, opinionId } from "../ids.ts";
import { GROUPS_MAX } from "../limits.ts";
import type { Preset } from "../presets/preset.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { rightsOf } from "../presets/preset-parts.ts";
import type { ForumCommand } from "./forum-commands.ts";
import type { Forum, ForumEvent, ForumDecided } from "./forum.ts";
import { openOf } from "./meeting.ts";

export type FactsCommand = Extract<
  ForumCommand,
  {
    type:
      | "changeChair"
      | "changeLead"
      | "addGroup"
      | "renameGroup"
      | "closeGroup"
      | "reopenGroup"
      | "setCategoryRights"
      | "changeForumTexts";
  }
>;

type Context = { readonly preset: Preset; readonly newId: NewId };

/** Decides a change of the forum's facts: officers, groups, rights and texts (rule M13). */
export function keepFacts(forum: Forum, command: FactsCommand, { preset, newId }: Context): ForumDecided {
  const { reason } = command;
  switch (command.type) {
    case "changeChair": {
      const { chair: now } = command;
      return changed(preset.chair, now, {
        type: "officerChanged",
        office: "chair",
        was: preset.chair,
        now,
        reason,
      });
    }
    case "addGroup":
      return addGroup(preset, command, newId);
    case "setCategoryRights": {
      const { category } = command;
      const was = preset.categories[category];
      const now = rightsOf(command.rights);
      return changed(was, now, { type: "categoryRightsSet", category, was, now, reason });
    }
    case "changeForumTexts": {
      const { texts: now } = command;
      const was = Object.fromEntries(Object.entries(preset).filter(([key]) => key in now));
      return changed(was, now, { type: "forumTextsChanged", was, now, reason });
    }
    case "changeLead":
    case "renameGroup":
    case "closeGroup":
    case "reopenGroup":
      return changeGroup(forum, command, preset);
  }
}

function changeGroup(
  { meetings }: Forum,
  command: Extract<FactsCommand, { readonly groupId: GroupId }>,
  preset: Preset,
): ForumDecided {
  const { groupId: id, reason } = command;
  const group = preset.groups.find((one) => one.id === id);
  if (group === undefined) return refuse("noSuchGroup", "There is no such working group.", { groupId: id });
  switch (command.type) {
    case "changeLead": {
      const { lead: was } = group;
      const { lead: now } = command;
      return changed(was, now, { type: "officerChanged", office: "lead", groupId: id, was, now, reason });
    }
    case "renameGroup": {
      const was = { topic: group.topic, themeItem: group.themeItem };
      const now = { topic: command.topic, themeItem: command.themeItem ?? group.themeItem };
      return changed(was, now, { type: "groupRenamed", groupId: id, was, now, reason });
    }
    case "closeGroup":
      if (group.closedAt !== undefined) return refuse("nothingToDo", "This group is closed already.");
      if (openOf(meetings, id) !== null) {
        return refuse("meetingOpen", "A meeting of this group is open: close it first.");
      }
      return { events: [{ type: "groupClosed", groupId: id, reason }] };
    case "reopenGroup":
      return group.closedAt === undefined
        ? refuse("nothingToDo", "This group is not closed.")
        : { events: [{ type: "groupReopened", groupId: id, reason }] };
  }
}

/** A new group begins with a draft Opinion, as each group did at the founding. */
function addGroup(
  { groups }: Preset,
  { group, reason }: Extract<FactsCommand, { type: "addGroup" }>,
  newId: NewId,
): ForumDecided {
  if (groups.length >= GROUPS_MAX) {
    return refuse("tooManyGroups", `A forum has ${GROUPS_MAX} working groups at most.`, { max: GROUPS_MAX });
  }
  if (groups.some(({ id }) => id.toLowerCase() === group.id.toLowerCase())) {
    return refuse("groupTaken", "Another working group has this id.", { groupId: group.id });
  }
  const { number } = group.opinion;
  if (groups.some(({ opinion }) => opinion.number === number)) {
    return refuse("groupTaken", "The draft Opinion of another working group has this number.", { number });
  }
  return {
    events: [
      { type: "groupAdded", group, reason },
      { type: "opinionOpened", opinionId: opinionId(newId()), groupId: groupId(group.id) },
    ],
  };
}

/** Null: the group exists and is open. */
export function groupRefusal(
  { groups }: Pick<Preset, "groups">,
  id: GroupId,
): { readonly refusal: Refusal } | null {
  const group = groups.find((one) => one.id === id);
  if (group === undefined) return refuse("noSuchGroup", "There is no such working group.", { groupId: id });
  return group.closedAt === undefined
    ? null
    : refuse("groupClosed", "This working group is closed: it takes no new Opinions and meetings.");
}

const changed = (was: unknown, now: unknown, event: ForumEvent): ForumDecided =>
  canonicalJson(was) === canonicalJson(now)
    ? refuse("nothingToDo", "It is so already.")
    : { events: [event] };
