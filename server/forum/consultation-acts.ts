import type { ConsultationCommand } from "../../shared/consultation/consultation-commands.ts";
import type { ConsultationParagraph } from "../../shared/consultation/consultation.ts";
import { paragraphsOfBaseText, paragraphsOfReport } from "../../shared/consultation/draft-paragraphs.ts";
import { countInputs } from "../../shared/consultation/summary.ts";
import { OWN_PARTS, paragraphsIn } from "../../shared/forum/report-fields.ts";
import type { CommandId } from "../../shared/ids.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { type Refusal, refuse } from "../../shared/refusal.ts";
import { viewOrClosed } from "../room/closed-opinion.ts";
import type { Rooms } from "../room/rooms.ts";
import type { Store } from "../store/store.ts";
import type { CarriedOut } from "./carried-out.ts";
import type { ForumRoom } from "./forum-room.ts";

type Parts = {
  readonly forum: ForumRoom;
  readonly rooms: Rooms;
  readonly store: Pick<Store, "eraseInput" | "inputsOf">;
};
type Opened = Extract<ConsultationCommand, { readonly type: "openConsultation" }>;

/** Commands of consultations that need more than the forum's record. */
export type ConsultationAct = Extract<
  ConsultationCommand,
  { readonly type: "openConsultation" | "eraseInput" | "publishSummary" }
>;

/** Carries one out: the paragraphs of its draft are read, inputs are counted, or an input's words go (rules F25, F31, F32). */
export async function consultationAct(
  parts: Parts,
  actor: Participant | null,
  { command, id }: { readonly command: ConsultationAct; readonly id: CommandId | null },
): Promise<CarriedOut> {
  const { forum, store } = parts;
  if (command.type === "eraseInput") {
    const append: Parameters<ForumRoom["command"]>[2] = {
      id,
      append: (rows) => store.eraseInput(rows, command.inputId),
    };
    return entriesOf(await forum.command(actor, command, append));
  }
  if (command.type === "publishSummary") {
    const found = forum.forum().consultations.find((one) => one.id === command.consultationId);
    const states = new Map(found?.inputs.map((one) => [one.id, one.state]));
    const words = (await store.inputsOf(command.consultationId))
      .filter((one) => states.get(one.id) === "published")
      .map((one) => one.words);
    const counts = found === undefined ? [] : countInputs(found, words);
    return entriesOf(await forum.command(actor, command, { id, consulted: { counts } }));
  }
  const draft = await draftOf(parts, command);
  if ("refusal" in draft) return draft;
  return entriesOf(await forum.command(actor, command, { id, consulted: { draft } }));
}

const entriesOf = (answered: Awaited<ReturnType<ForumRoom["command"]>>): CarriedOut =>
  "refusal" in answered ? answered : { entries: answered.entries };

/** Paragraphs of what was circulated or issued, as it was then. */
async function draftOf(
  { forum, rooms }: Pick<Parts, "forum" | "rooms">,
  { draft }: Opened,
): Promise<readonly ConsultationParagraph[] | { readonly refusal: Refusal }> {
  if (draft.kind === "own") return [];
  if (draft.kind === "report") {
    const { out } = forum.forum().report;
    const issue = out.find((one) => one.issue.id === draft.reportId)?.issue;
    if (issue === undefined) return refuse("noSuchReport", "There is no such report.");
    return paragraphsOfReport(
      OWN_PARTS.flatMap((part) => paragraphsIn(issue.fields[part])),
      issue.texts,
    );
  }
  const view = await viewOrClosed(rooms, draft.opinionId);
  const base =
    view === null || view === "quarantined"
      ? undefined
      : view.opinion.baseTexts.find(({ n }) => n === draft.n);
  return base === undefined
    ? refuse("noSuchOpinion", "There is no such base text.")
    : paragraphsOfBaseText(base.clauses);
}
