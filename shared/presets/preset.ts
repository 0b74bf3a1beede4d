import type { PresetSilence } from "../timetable/silence-time.ts";
import type { Localized } from "../text/localized.ts";
import type { PageLanguage } from "../text/page-language.ts";
import type { DraftText } from "../plain-text/draft-text.ts";
import type { Stage } from "../opinion/opinion.ts";
import type { Category, CategoryRights } from "../people/participant.ts";
import type { TimetableEntry } from "../timetable/timetable-entry.ts";
import type { TimetableRule } from "../timetable/timetable-rules.ts";

/** A person who holds an office, as the forum names them. */
export type Officer = { readonly name: string; readonly from: string };

export type Lead = Officer & { readonly office: "viceChair" | "topicFacilitator" };

export type PresetGroup = {
  readonly id: string;
  readonly topic: Localized;
  /** The Forum's theme item, which is not the group's topic. */
  readonly themeItem: Localized;
  readonly opinion: { readonly number: string; readonly title: Localized };
  readonly lead: Lead;
  /** The instant at which it was closed: it takes no new Opinions and meetings (rule M14). Absent: it is open. */
  readonly closedAt?: number | undefined;
};

export type PresetDelegation = {
  readonly id: string;
  /** 1-12 characters, of the forum's own list. */
  readonly symbol: string;
  readonly name: Localized;
  readonly category: Category;
};

/** A group of delegations that speaks through one of them, by the name and symbol under which it is known. */
export type PresetDelegationGroup = {
  readonly symbol: string;
  readonly name: Localized;
  /** Symbols of delegations; absent: whoever submits for the group names them. */
  readonly members?: readonly string[];
};

/** The forum's own name for a stage. */
export type StageName = {
  readonly label: Localized;
  /** Its meaning, in a sentence. */
  readonly means?: Localized | undefined;
  /** The name of a text at this stage in the report and in files: "Text agreed by the group". */
  readonly heading?: Localized | undefined;
};

/** An item of the forum's agenda (rule T39). */
export type AgendaLine = {
  readonly n: number;
  readonly title: Localized;
  /** The acts that the page offers under it. Absent: it is taken up and ended, and nothing more hangs on it. */
  readonly acts?: "election" | "report" | "consideration" | "adoption" | undefined;
};

/** A forum as data: its groups, names, rules and rights. Code knows no forum. The forum's record holds it (rule M12). */
export type Preset = {
  readonly id: string;
  readonly name: Localized;
  readonly shortName: string;
  /** The number under which its report goes out, until the Chair gives it another: `ABC-26/G-E`. */
  readonly reportNumber: string;
  readonly group: Localized;
  readonly theme: Localized;
  readonly place: Localized;
  /** The line that opens every Opinion, without its closing comma. */
  readonly openingWords: Localized;
  readonly standingWords: Localized;
  /** For everyone who chose no language, and whose browser asks for none of the six (K46); absent: English. */
  readonly language?: PageLanguage | undefined;
  /** IANA zone in which a date without a time ends at 23:59:59. */
  readonly timeZone: string;
  /** The town whose time that is, as the forum calls it. */
  readonly seat: Localized;
  readonly chair: Officer;
  /** The vice-chairs, in a sentence without its full stop. */
  readonly viceChairs: Localized;
  readonly groups: readonly PresetGroup[];
  /** Absent: the stage has its usual name. */
  readonly stages: Readonly<Partial<Record<Stage, StageName>>>;
  readonly agenda: readonly AgendaLine[];
  readonly timetable: readonly TimetableEntry[];
  /** Days by which the calendar of a sample forum was moved; absent: it was not (rule T21). */
  readonly calendarMovedDays?: number;
  /** Groups that propose in the forum; others are named as they propose. */
  readonly delegationGroups: readonly PresetDelegationGroup[];
  readonly categories: Readonly<Record<Category, CategoryRights>>;
  /** Period in which a delegation may contest an editorial correction as substance (rule C18). */
  readonly contestHours: number;
  /** Days for which what is typed is kept as it was typed (rule Z1); null: for good. Settled states are always kept. */
  readonly keystrokes: { readonly keptDays: number | null };
  /** Null: the forum has no silence procedure. */
  readonly silence: PresetSilence | null;
  /** Rules for the dates, which only warn (rule T12). */
  readonly timetableRules: readonly TimetableRule[];
  /** Verbs that an Opinion may not use, in lower case. */
  readonly warnVerbs: readonly string[];
  readonly source: Localized;
  /** Stands on each sample Opinion. */
  readonly sampleNotice: Localized;
};

/** The file from which a forum is founded. It is read once (rule M12). */
export type PresetFile = Omit<Preset, "sampleNotice" | "calendarMovedDays"> & {
  readonly samples: {
    readonly notice: Localized;
    readonly delegations: readonly PresetDelegation[];
    readonly delegationGroups: readonly PresetDelegationGroup[];
    /** By group id. */
    readonly opinions: Readonly<Record<string, DraftText>>;
  };
};
