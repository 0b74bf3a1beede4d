import { EXTENSIONS_MAX, TIMETABLE_ENTRIES_MAX } from "../limits.ts";
import {
  type ForumCommandOf,
  type TimetableCommand,
  type TimetableContext,
  timetableRefusal,
} from "./timetable-rights.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { beginningOf, closingOf, endOf, instantOfUntil } from "../timetable/timetable.ts";
import { isFor, type TimetableEntry, type WindowScope } from "../timetable/timetable-entry.ts";
import type { ForumCommand } from "./forum-commands.ts";
import { lastChangeOf, type TimetableEvent } from "./timetable-event.ts";

const COMMANDS: ReadonlySet<string> = new Set<TimetableCommand["type"]>([
  "addTimetableEntry",
  "changeTimetableEntry",
  "removeTimetableEntry",
  "extendDeadline",
]);
export const isTimetableCommand = (command: ForumCommand): command is TimetableCommand =>
  COMMANDS.has(command.type);

type Decided = { readonly act: TimetableEvent } | { readonly refusal: Refusal };
const isRefused = (
  found: TimetableEntry | { readonly refusal: Refusal },
): found is { readonly refusal: Refusal } => "refusal" in found;

const PASSED = "You cannot change a past entry of the timetable: add an entry in the future.";

/** Adds, changes, removes and extends (rules T6, T7, T8). What has passed is not changed. */
export function keepTimetable(context: TimetableContext, command: TimetableCommand): Decided {
  const right = timetableRefusal(context, command);
  if (right !== null) return { refusal: right };
  const changed = changedRefusal(context, command);
  if (changed !== null) return changed;
  switch (command.type) {
    case "addTimetableEntry": {
      if (context.entries.length >= TIMETABLE_ENTRIES_MAX) {
        return refuse("timetableFull", `The timetable has ${TIMETABLE_ENTRIES_MAX} entries at most.`);
      }
      const entry = { id: context.newId(), ...command.entry };
      const refused = entryRefusal(context, entry);
      return refused ?? { act: { type: "timetableEntryAdded", entry } };
    }
    case "changeTimetableEntry": {
      const was = ahead(context, command.entryId);
      if (isRefused(was)) return was;
      const { what } = command.entry;
      const next = {
        id: was.id,
        ...command.entry,
        // An unchanged name keeps its translations, also those that nobody was shown.
        what: what.en === was.what.en && what.zh === was.what.zh ? { ...was.what, ...what } : what,
        ...(was.ownRule && { ownRule: was.ownRule }),
      };
      // A deadline on another day needs its end time set anew.
      const sameDay = next.date === was.date && next.until === was.until && next.time === was.time;
      const entry = sameDay && was.extensions !== undefined ? { ...next, extensions: was.extensions } : next;
      const refused = entryRefusal(context, entry);
      if (refused !== null) return refused;
      if (JSON.stringify(entry) === JSON.stringify({ ...entry, ...was })) {
        return refuse("nothingToDo", "The entry reads like this already.");
      }
      return { act: { type: "timetableEntryChanged", entry, reason: command.reason } };
    }
    case "removeTimetableEntry": {
      const was = ahead(context, command.entryId);
      if (isRefused(was)) return was;
      return { act: { type: "timetableEntryRemoved", entryId: was.id, reason: command.reason } };
    }
    case "extendDeadline":
      return extend(context, command);
  }
}

/** Two officers at one entry: the later is told what has changed meanwhile, and does not win silently. */
function changedRefusal(
  { changes }: TimetableContext,
  command: TimetableCommand,
): { readonly refusal: Refusal } | null {
  if (command.type === "addTimetableEntry" || command.of === undefined) return null;
  const last = lastChangeOf(changes, command.entryId);
  return last === command.of
    ? null
    : refuse("entryChanged", "Somebody changed this entry since you read it; nothing was done.", {
        of: last,
      });
}

const find = ({ entries }: TimetableContext, id: string) =>
  entries.find((one) => one.id === id) ??
  refuse("noSuchEntry", "There is no such entry in the timetable.", { entryId: id });

/** An entry of which nothing has passed yet. */
function ahead(context: TimetableContext, id: string): TimetableEntry | { readonly refusal: Refusal } {
  const found = find(context, id);
  if (isRefused(found)) return found;
  return hasBegun(context, found) ? refuse("entryPassed", PASSED) : found;
}

/** True once one of its windows has turned, or it is over. */
const hasBegun = ({ timeZone, now }: TimetableContext, entry: TimetableEntry): boolean =>
  endOf(entry, timeZone) <= now ||
  entry.windows.some((window) => {
    const at = beginningOf(entry, window, { timeZone, of: null });
    return at !== null && at <= now;
  });

function entryRefusal(
  context: TimetableContext,
  entry: TimetableEntry,
): { readonly refusal: Refusal } | null {
  const { groupId } = entry;
  const scopes = [groupId === undefined ? undefined : { groups: [groupId] }];
  for (const scope of [...scopes, ...entry.windows.map(({ only }) => only)]) {
    const refused = scopeRefusal(context, scope);
    if (refused !== null) return refused;
  }
  return hasBegun(context, entry)
    ? refuse("entryPassed", "This time has passed: name a later day, or a time today.")
    : null;
}

function scopeRefusal(
  { groups, opinions }: TimetableContext,
  only: WindowScope | undefined,
): { readonly refusal: Refusal } | null {
  const group = only?.groups?.find((id) => !groups.includes(id));
  if (group !== undefined)
    return refuse("noSuchGroup", "There is no such working group.", { groupId: group });
  const opinion = only?.opinions?.find((id) => !opinions.some((one) => one.id === id));
  return opinion === undefined ? null : refuse("noSuchOpinion", "There is no such Opinion.");
}

/** Puts a deadline later while it lies ahead, for all or for some (rule T7). */
function extend(context: TimetableContext, command: ForumCommandOf<"extendDeadline">): Decided {
  const { timeZone, now, opinions } = context;
  const { entryId, until, only, reason } = command;
  const entry = find(context, entryId);
  if (isRefused(entry)) return entry;
  const unknown = scopeRefusal(context, only);
  if (unknown !== null) return unknown;
  // An entry for some has a deadline for each of them by now.
  const of = only === undefined ? [null] : opinions.filter((one) => isFor(only, one));
  const closes = of.flatMap((one) => {
    const at = closingOf(entry, { timeZone, of: one });
    return at === null ? [] : [at];
  });
  if (closes.length === 0) {
    return refuse("notDeadline", "This entry closes nothing on a day that could be put later.");
  }
  if (closes.some((at) => at <= now)) return refuse("entryPassed", PASSED);
  const later = instantOfUntil(until, timeZone);
  if (later === null || closes.some((at) => later <= at)) {
    return refuse("notLater", "An extension is later than the deadline that it puts off.");
  }
  if ((entry.extensions?.length ?? 0) >= EXTENSIONS_MAX) {
    return refuse("timetableFull", `A deadline is extended ${EXTENSIONS_MAX} times at most.`);
  }
  const scope = only === undefined ? {} : { only };
  return { act: { type: "deadlineExtended", entryId, until, reason, ...scope } };
}
