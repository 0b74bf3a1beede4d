import type { GroupId, OpinionId, UserId } from "../ids.ts";
import type { Localized } from "../text/localized.ts";

/** For whom something of the timetable holds, where it is not for every Opinion (rule T8). */
export type WindowScope = {
  readonly groups?: readonly GroupId[] | undefined;
  readonly opinions?: readonly OpinionId[] | undefined;
};

/** An Opinion, as the timetable asks of it. */
export type ScopedTo = { readonly id: OpinionId; readonly groupId: GroupId };

export const WINDOWS = ["text", "comments", "contributions", "publicConsultation"] as const;

export type TimetableWindow = {
  readonly on: (typeof WINDOWS)[number];
  /** `openDuring`: open from the first day to the last, and after that as it was before (rule T19). */
  readonly to: "open" | "closed" | "openDuring";
  /** Absent: for every Opinion. */
  readonly only?: WindowScope | undefined;
};

/** A deadline was put later (rule T7). The planned day stays readable beside it. */
export type Extension = {
  /** YYYY-MM-DD, or an instant in ISO with an offset. */
  readonly until: string;
  readonly only?: WindowScope | undefined;
  readonly reason: string;
  readonly at: number;
  readonly by: UserId;
};

/** `date` is YYYY-MM-DD, or YYYY-MM for a month without a day. */
export type TimetableEntry = {
  readonly id: string;
  readonly date: string;
  /** The last day, where it lasts longer than one. */
  readonly until?: string | undefined;
  /** HH:MM on the wall at the forum's seat, where a time is named. */
  readonly time?: string | undefined;
  /** In one language at least. */
  readonly what: Partial<Localized>;
  /** A date of this group: its windows are for the Opinions of this group alone (rule T20). */
  readonly groupId?: GroupId | undefined;
  readonly windows: readonly TimetableWindow[];
  readonly provisional: boolean;
  readonly status: "proposed" | "inForce";
  /** A rule of ours that the source does not state. */
  readonly ownRule?: Localized | undefined;
  readonly extensions?: readonly Extension[] | undefined;
};

/** True if something is for this Opinion; null: for every one. */
export const isFor = (only: WindowScope | undefined, of: ScopedTo | null): boolean =>
  only === undefined ||
  (of !== null &&
    ((only.groups?.includes(of.groupId) ?? false) || (only.opinions?.includes(of.id) ?? false)));

/** Tells if a window of an entry is for this Opinion; null: for every one. */
export const isWindowFor = (
  { groupId }: Pick<TimetableEntry, "groupId">,
  { only }: Pick<TimetableWindow, "only">,
  of: ScopedTo | null,
): boolean => (groupId === undefined || groupId === of?.groupId) && isFor(only, of);
