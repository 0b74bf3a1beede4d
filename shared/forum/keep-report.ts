import { canonicalJson } from "../events/chain.ts";
import { REPORT_AHEAD_MS_MAX, REPORTS_MAX } from "../limits.ts";
import type { Preset } from "../presets/preset.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { ForumReport, IssuedReport, ReportEvent } from "./issued-report.ts";
import { fieldsHash, firstFields, REPORT_PARTS, type ReportFields } from "./report-fields.ts";
import type { ForumCommand } from "./forum-commands.ts";

type Ask<Type extends ForumCommand["type"]> = Extract<ForumCommand, { type: Type }>;
export type ReportCommand = Ask<"editReport" | "issueReport" | "takeReportBack">;

/** A report that the server made, and the hash of what it shows: what the Chair must have seen. */
export type MadeReport = { readonly issue: IssuedReport; readonly hash: string };

type Context = {
  readonly report: ForumReport;
  readonly preset: Pick<Preset, "reportNumber">;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Of `issueReport` alone. */
  readonly made: MadeReport | null;
};

type Decided = { readonly act: ReportEvent } | { readonly refusal: Refusal };

export const fieldsOf = ({ report, preset }: Pick<Context, "report" | "preset">): ReportFields =>
  report.fields ?? firstFields(preset);

/** Edits, issues and takes back (rules H1, H4, H5). */
export function keepReport(context: Context, command: ReportCommand): Decided {
  switch (command.type) {
    case "editReport":
      return edit(fieldsOf(context), command);
    case "issueReport":
      return issue(context, command);
    case "takeReportBack":
      return context.report.toCome.some(({ issue: { id }, at }) => id === command.reportId && at > context.at)
        ? { act: { type: "reportTakenBack", reportId: command.reportId } }
        : refuse("noSuchReport", "No report of this id is set for a later time.");
  }
}

function edit(fields: ReportFields, { type: _type, hash, ...more }: Ask<"editReport">): Decided {
  if (hash !== fieldsHash(fields))
    return refuse("wordsChanged", "The report was edited since you read it: read it again.");
  const asked = Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined));
  const edited: ReportFields = { ...fields, ...asked };
  // Each part once, in the order of the report.
  const sections = REPORT_PARTS.filter((part) => edited.sections.includes(part));
  const next = { ...edited, sections };
  return canonicalJson(next) === canonicalJson(fields)
    ? refuse("nothingToDo", "The report reads so already.")
    : { act: { type: "reportEdited", fields: next } };
}

function issue({ report, made, at: now }: Context, { hash, at }: Ask<"issueReport">): Decided {
  if (made === null) throw new Error("a report is issued as the server made it");
  if (made.hash !== hash) {
    return refuse("wordsChanged", "The record moved on since you looked: look at the report again.");
  }
  const all = [...report.out, ...report.toCome].map((one) => one.issue);
  if (all.length >= REPORTS_MAX)
    return refuse("tooMany", `A forum issues ${REPORTS_MAX} reports at most.`, { max: REPORTS_MAX });
  const symbol = made.issue.symbol.toLowerCase();
  if (all.some((one) => one.symbol.toLowerCase() === symbol))
    return refuse("reportNumberTaken", "A report was issued under this number: correct it by a (Cor.n).", {
      number: made.issue.symbol,
    });
  const { revision, documentNumber } = made.issue.fields;
  if (revision !== null && !all.some((one) => one.fields.documentNumber === documentNumber))
    return refuse("noSuchReport", "No report of this number was issued that this could revise or correct.", {
      number: documentNumber,
    });
  if (at === undefined) return { act: { type: "reportIssued", issue: made.issue, setBy: null } };
  const until = Date.parse(at);
  if (until <= now || until > now + REPORT_AHEAD_MS_MAX)
    return refuse("notAhead", "Give a time in the future, within a year.");
  return { act: { type: "reportSet", issue: made.issue, until } };
}
