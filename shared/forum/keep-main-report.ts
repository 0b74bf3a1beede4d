import { type NewId, opinionId } from "../ids.ts";
import { REPORT_DRAFTS_MAX } from "../limits.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { ForumCommand } from "./forum-commands.ts";
import type { Forum, ForumDecided } from "./forum.ts";
import { MAIN_REPORT_GROUP, type PublishedDraft } from "./main-report.ts";

type Ask<Type extends ForumCommand["type"]> = Extract<ForumCommand, { type: Type }>;
export type MainReportCommand = Ask<"openMainReport" | "publishReportDraft">;

/** Everything of a published draft that the server adds to the command. */
export type MadeDraft = Omit<PublishedDraft, "n" | "kind" | "commentsUntil">;

type Context = { readonly newId: NewId; readonly at: number; readonly made: MadeDraft | null };

/** Opens the report, once a forum, and publishes its drafts (rules R31, R33). */
export function keepMainReport(
  forum: Pick<Forum, "opinions" | "mainReport">,
  command: MainReportCommand,
  { newId, at, made }: Context,
): ForumDecided {
  if (command.type === "openMainReport") {
    return forum.mainReport === null
      ? {
          events: [
            {
              type: "opinionOpened",
              opinionId: opinionId(newId()),
              groupId: MAIN_REPORT_GROUP,
              kind: "report",
            },
          ],
        }
      : refuse("nothingToDo", "The forum has its report already.");
  }
  const refused = publishRefusal(forum, command, at);
  if (refused !== null) return { refusal: refused };
  if (made === null) throw new Error("a draft is published as the server made it");
  const { kind, commentsUntil } = command;
  const draft: PublishedDraft = {
    ...made,
    n: (forum.mainReport?.drafts.length ?? 0) + 1,
    kind,
    commentsUntil: commentsUntil === null ? null : Date.parse(commentsUntil),
  };
  return { events: [{ type: "reportDraftPublished", draft }] };
}

/** Null: a draft may go out so. The server asks before it makes any file. */
export function publishRefusal(
  { opinions, mainReport }: Pick<Forum, "opinions" | "mainReport">,
  { kind, commentsUntil, annexes }: Ask<"publishReportDraft">,
  at: number,
): Refusal | null {
  if (mainReport === null) return refuse("noSuchReport", "The report has not been begun.").refusal;
  const { drafts } = mainReport;
  if (drafts.length >= REPORT_DRAFTS_MAX)
    return refuse("tooMany", `A report has ${REPORT_DRAFTS_MAX} drafts at most.`, { max: REPORT_DRAFTS_MAX })
      .refusal;
  if (kind === "outline" && drafts.length > 0)
    return refuse("draftOrder", "The outline is the first draft.").refusal;
  if (kind !== "final" && drafts.some((one) => one.kind === "final"))
    return refuse("draftOrder", "The final report is out: no draft follows it.").refusal;
  if (commentsUntil !== null && !(Date.parse(commentsUntil) > at))
    return refuse("notAhead", "Give a time in the future.").refusal;
  if (new Set(annexes).size !== annexes.length)
    return refuse("unreadable", "Name each annexed Opinion once.").refusal;
  const known = annexes.every((id) => opinions.some((one) => one.id === id && one.kind === undefined));
  return known ? null : refuse("noSuchOpinion", "There is no such Opinion in this forum.").refusal;
}
