import { PAPERS_HANDED_IN_MAX, PAPERS_WAITING_MAX } from "../file-limits.ts";
import { contributionId, type DelegationId, handedInId } from "../ids.ts";
import type { Contribution, PaperWords } from "../negotiation/contribution.ts";
import { isHeadOrDeputy } from "../negotiation/empowered.ts";
import type { HandedIn, HandedInPaper } from "../negotiation/handed-in.ts";
import type { Participant } from "../people/participant.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { ForumCommand } from "./forum-commands.ts";
import type { Forum, ForumDecided } from "./forum.ts";
import { filesRefusal } from "./paper-room.ts";
import type { PaperEvent } from "./paper-events.ts";
import {
  fullRefusal,
  growthRefusal,
  type PaperContext,
  paragraphsOfPaper,
  takenRefusal,
} from "./register-contribution.ts";

type Ask<Type extends ForumCommand["type"]> = Extract<ForumCommand, { type: Type }>;

/** Null for whoever hands papers in for their delegation: its head and its deputies (rule F11). */
export function handInRefusal({
  delegationId,
  head,
  deputy,
}: Pick<Participant, "delegationId" | "head" | "deputy">) {
  if (delegationId === null) return refuse("noDelegation", "Papers are handed in by delegations.").refusal;
  return isHeadOrDeputy({ head, deputy })
    ? null
    : refuse("notEmpowered", "The head of the delegation and its deputies hand its papers in.").refusal;
}

/** A delegation hands a paper in: it counts from this instant, and waits for the secretariat (rules F11, F12). */
export function handInPaper(
  forum: Forum,
  command: Ask<"handInPaper">,
  { actor, ...context }: PaperContext & { readonly actor: Participant | null },
): ForumDecided {
  if (actor === null) return refuse("noDelegation", "Papers are handed in by delegations.");
  const right = handInRefusal(actor);
  if (right !== null) return { refusal: right };
  const of = actor.delegationId!;
  const { kind, title, language, sources = [], about = [], text, late } = command;
  const named = of === null ? null : whichRefusal(forum, command, of);
  if (named !== null) return { refusal: named };
  const isLate = !context.isOpenAt(context.receivedAt);
  if (isLate && late !== true)
    return refuse(
      "receivedLate",
      "The timetable has contributions closed: it will be marked as received late.",
    );
  const room = roomRefusal(forum, { of, text: text ?? "", files: context.files });
  if (room !== null) return { refusal: room };
  const paragraphs = paragraphsOfPaper(text ?? "");
  if (paragraphs.length === 0 && context.files.length === 0)
    return refuse("emptyWords", "The paper has neither a text nor a file.");
  const paper: HandedInPaper = {
    id: handedInId(context.newId()),
    delegationId: of,
    kind,
    contributionId: command.contributionId ?? null,
    title,
    language,
    sources: [...new Set(sources)].filter((one) => one !== of),
    about,
    receivedAt: context.receivedAt,
    ...(isLate ? { isLate: true as const } : {}),
    paragraphs,
    files: context.files,
  };
  return { events: [{ type: "paperHandedIn", paper }] };
}

/** The contribution, delegations and Opinions that a paper names are there. */
function whichRefusal(
  forum: Forum,
  { kind, contributionId: id, sources = [], about = [] }: Ask<"handInPaper">,
  of: DelegationId,
): Refusal | null {
  if ((kind === "paper") !== (id === undefined))
    return refuse("unreadable", "A revision, an addendum and a corrigendum name their contribution.").refusal;
  if (id !== undefined) {
    const found = forum.contributions.find((one) => one.id === id);
    if (found === undefined) return refuse("noSuchContribution", "There is no such contribution.").refusal;
    if (!isPaperOf(found, of))
      return refuse("notProponent", "Whose paper it is revises it and adds to it.").refusal;
    const closed = growthRefusal(found, kind);
    if (closed !== null) return closed;
  }
  const unknown = sources.find((one) => !forum.delegations.some((known) => known.id === one));
  if (unknown !== undefined)
    return refuse("noSuchDelegation", "There is no such delegation on the forum's list.", { symbol: unknown })
      .refusal;
  return about.every(({ opinionId }) => forum.opinions.some((one) => one.id === opinionId))
    ? null
    : refuse("noSuchOpinion", "There is no such Opinion.").refusal;
}

/** A delegation's own paper, or one of a group that it is in. */
export const isPaperOf = ({ from }: Pick<Contribution, "from">, of: DelegationId): boolean =>
  from.kind === "delegation" ? from.delegationId === of : from.kind === "group" && from.members.includes(of);

function roomRefusal(
  forum: Forum,
  {
    of,
    text,
    files,
  }: { readonly of: DelegationId; readonly text: string; readonly files: PaperContext["files"] },
): Refusal | null {
  const waiting = forum.handedIn.filter(
    ({ delegationId, state }) => delegationId === of && state.kind === "waiting",
  );
  if (waiting.length >= PAPERS_WAITING_MAX)
    return refuse("tooMany", "As many papers of your delegation wait as may.", { max: PAPERS_WAITING_MAX })
      .refusal;
  if (forum.handedIn.length >= PAPERS_HANDED_IN_MAX)
    return refuse("tooMany", "The forum takes no more papers.", { max: PAPERS_HANDED_IN_MAX }).refusal;
  return filesRefusal(forum, files, of) ?? fullRefusal(forum, { text, files, isNew: false });
}

const waitingPaper = (forum: Forum, id: HandedIn["id"]): HandedIn | { readonly refusal: Refusal } => {
  const found = forum.handedIn.find((one) => one.id === id);
  if (found === undefined) return refuse("noSuchPaper", "There is no such paper.");
  return found.state.kind === "waiting"
    ? found
    : refuse("paperSettled", "This paper does not wait any more: look at the list again.");
};

/** Its delegation takes a paper back before it is posted. */
export function takePaperBack(
  forum: Forum,
  { paperId }: Ask<"takePaperBack">,
  actor: Participant | null,
): ForumDecided {
  const known = forum.handedIn.find((one) => one.id === paperId);
  // A paper that waits is not there for another delegation.
  if (known === undefined || (actor !== null && actor.delegationId !== known.delegationId))
    return refuse("noSuchPaper", "There is no such paper.");
  const right = actor === null ? null : handInRefusal(actor);
  if (right !== null) return { refusal: right };
  const paper = waitingPaper(forum, paperId);
  return "refusal" in paper
    ? paper
    : { events: [{ type: "paperTakenBack", paperId, delegationId: paper.delegationId }] };
}

/** The secretariat returns a paper to its delegation, with a reason. */
export function returnPaper(forum: Forum, { paperId, reason }: Ask<"returnPaper">): ForumDecided {
  const paper = waitingPaper(forum, paperId);
  return "refusal" in paper
    ? paper
    : { events: [{ type: "paperReturned", paperId, delegationId: paper.delegationId, reason }] };
}

/** The secretariat posts a paper under a number: all who take part read it from now on (rule F12). */
export function postPaper(
  forum: Forum,
  { paperId, number, title }: Ask<"postPaper">,
  { newId }: Pick<PaperContext, "newId">,
): ForumDecided {
  const paper = waitingPaper(forum, paperId);
  if ("refusal" in paper) return paper;
  const taken = takenRefusal(forum, number);
  if (taken !== null) return { refusal: taken };
  const words = wordsOf(paper, { number, title: title ?? paper.title });
  if (paper.kind === "paper" || paper.contributionId === null) {
    const full = fullRefusal(forum, { text: "", files: [], isNew: true });
    if (full !== null) return { refusal: full };
    const from = { kind: "delegation", delegationId: paper.delegationId } as const;
    const contribution = { id: contributionId(newId()), from, ...words };
    return { events: [{ type: "contributionRegistered", contribution, handedIn: paperId }] };
  }
  const found = forum.contributions.find((one) => one.id === paper.contributionId);
  if (found === undefined) return refuse("noSuchContribution", "There is no such contribution.");
  const closed = growthRefusal(found, paper.kind);
  if (closed !== null) return { refusal: closed };
  const told = { contributionId: found.id, words, handedIn: paperId };
  const event: PaperEvent =
    paper.kind === "revision"
      ? { type: "contributionRevised", ...told }
      : { type: "contributionAdded", kind: paper.kind, ...told };
  return { events: [event] };
}

const wordsOf = (
  { language, receivedAt, isLate, paragraphs, files, sources, about }: HandedIn,
  named: Pick<PaperWords, "number" | "title">,
): PaperWords => ({
  ...named,
  language,
  receivedAt,
  ...(isLate === true ? { isLate } : {}),
  paragraphs,
  ...(files.length === 0 ? {} : { files }),
  ...(sources.length === 0 ? {} : { sources }),
  ...(about.length === 0 ? {} : { about }),
});
