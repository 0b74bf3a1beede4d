import type { TimetableCommand } from "../../shared/forum/timetable-rights.ts";
import type { GroupId } from "../../shared/ids.ts";
import {
  type TimetableEntry,
  type TimetableWindow,
  WINDOWS,
} from "../../shared/timetable/timetable-entry.ts";
import { isMonth } from "../forum/timetable.ts";
import type { ScopeInput } from "./scope-choice.tsx";

/** Papers and the public consultation are the forum's as a whole. */
export const SCOPED_WINDOWS = ["text", "comments"] as const;
type ScopedWindow = (typeof SCOPED_WINDOWS)[number];

type Turning = "none" | TimetableWindow["to"];

/** An entry as its form has it. */
export type EntryForm = {
  readonly kind: "day" | "month";
  readonly date: string;
  readonly until: string;
  readonly time: string;
  /** In one language at least. */
  readonly en: string;
  readonly zh: string;
  /** The group that the date belongs to; null: the whole forum. */
  readonly group: GroupId | null;
  readonly turns: Readonly<Record<TimetableWindow["on"], Turning>>;
  /** For whom each window is that Opinions have of their own (rule T8). */
  readonly scopes: Readonly<Record<ScopedWindow, ScopeInput>>;
  readonly provisional: boolean;
  readonly status: TimetableEntry["status"];
};

const NO_TURNS = {
  text: "none",
  comments: "none",
  contributions: "none",
  publicConsultation: "none",
} as const;

export const NEW_ENTRY: EntryForm = {
  kind: "day",
  date: "",
  until: "",
  time: "",
  en: "",
  zh: "",
  group: null,
  turns: NO_TURNS,
  scopes: { text: "all", comments: "all" },
  provisional: false,
  status: "inForce",
};

/** Starts with a lead's usual date: a meeting, during which the group's Opinions are open. */
export const meetingOfGroup = (group: GroupId | null): EntryForm => ({
  ...NEW_ENTRY,
  group,
  turns: { ...NO_TURNS, text: "openDuring", comments: "openDuring" },
});

/** The form of an entry that is there. */
export const entryFormOf = (entry: TimetableEntry): EntryForm => ({
  kind: isMonth(entry.date) ? "month" : "day",
  date: entry.date,
  until: entry.until ?? "",
  time: entry.time ?? "",
  en: entry.what.en ?? "",
  zh: entry.what.zh ?? "",
  group: entry.groupId ?? null,
  turns: entry.windows.reduce<EntryForm["turns"]>((turns, { on, to }) => ({ ...turns, [on]: to }), NO_TURNS),
  scopes: { text: scopeIn(entry, "text"), comments: scopeIn(entry, "comments") },
  provisional: entry.provisional,
  status: entry.status,
});

const scopeIn = ({ windows }: TimetableEntry, window: ScopedWindow): ScopeInput =>
  windows.find(({ on }) => on === window)?.only ?? "all";

type EntryBody = Extract<TimetableCommand, { type: "addTimetableEntry" }>["entry"];

/** The windows that an entry can turn: the Opinions of a group have a text and comments. */
export const windowsOf = ({ group }: Pick<EntryForm, "group">): readonly TimetableWindow["on"][] =>
  group === null ? WINDOWS : SCOPED_WINDOWS;

/** The entry to send; null while something is missing. */
export function entryFromForm(form: EntryForm): EntryBody | null {
  const { kind, date, until, time, group, turns, scopes, provisional, status } = form;
  const [en, zh] = [form.en.trim(), form.zh.trim()];
  const hasDate = isMonth(date) === (kind === "month") && date !== "";
  const isForNobody =
    group === null && SCOPED_WINDOWS.some((on) => turns[on] !== "none" && scopes[on] === "nobody");
  if (!hasDate || (en === "" && zh === "") || isForNobody) return null;
  return {
    date,
    ...(until === "" || until === date ? {} : { until }),
    ...(time === "" || kind === "month" ? {} : { time }),
    what: { ...(en === "" ? {} : { en }), ...(zh === "" ? {} : { zh }) },
    ...(group === null ? {} : { groupId: group }),
    windows: windowsOf(form).flatMap((on) => {
      const to = turns[on];
      const isScoped = group === null && (on === "text" || on === "comments");
      return to === "none" ? [] : [{ on, to, ...(isScoped ? onlyFor(scopes[on]) : {}) }];
    }),
    provisional,
    status,
  };
}

const onlyFor = (scope: ScopeInput) =>
  typeof scope === "string"
    ? {}
    : {
        only: {
          ...(scope.groups === undefined ? {} : { groups: [...scope.groups] }),
          ...(scope.opinions === undefined ? {} : { opinions: [...scope.opinions] }),
        },
      };
