import { bytesOf } from "../text/bytes-of.ts";
import { contributionId, type DelegationId, type NewId } from "../ids.ts";
import {
  CONTRIBUTION_BYTES_MAX,
  CONTRIBUTIONS_BYTES_MAX,
  CONTRIBUTIONS_MAX,
  REVISIONS_OF_PAPER_MAX,
} from "../limits.ts";
import { paragraphsOf } from "../plain-text/text-paragraphs.ts";
import { toPlainWords } from "../text/plain-words.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { ForumCommand } from "./forum-commands.ts";
import type { Forum, ForumDecided } from "./forum.ts";
import {
  type Contribution,
  type ContributionFrom,
  type PaperWords,
  withdrawnRefusal,
} from "../negotiation/contribution.ts";
import type { PaperFile } from "../negotiation/paper-file.ts";
import type { PaperKind } from "../negotiation/handed-in.ts";
import { bytesOfPapers, filesRefusal, wordBytesOf } from "./paper-room.ts";

type Ask<Type extends ForumCommand["type"]> = Extract<ForumCommand, { type: Type }>;

/** A paper as it came: the server alone knows it. */
export type CamePaper = {
  /** The instant at which all of it was here. */
  readonly receivedAt: number;
  /** Its files, as the server read them. */
  readonly files: readonly PaperFile[];
};

/** A command on a paper is decided with these. */
export type PaperContext = CamePaper & {
  readonly newId: NewId;
  readonly at: number;
  /** True if the timetable had contributions open at an instant. */
  readonly isOpenAt: (at: number) => boolean;
};

/** The words of a paper, a paragraph each: numbers of paragraphs are no words. */
export const paragraphsOfPaper = (text: string): readonly string[] =>
  paragraphsOf(text)
    .map((one) => toPlainWords(one.text).trim())
    .filter((words) => words !== "");

/** Enters a paper that the secretariat received (rule F1). */
export function registerContribution(
  forum: Forum,
  command: Ask<"registerContribution">,
  context: PaperContext,
): ForumDecided {
  const from = authorOf(forum, command.from);
  if ("refusal" in from) return from;
  const words = wordsOfPaper(forum, command, context);
  if ("refusal" in words) return words;
  const contribution = { id: contributionId(context.newId()), from, ...words };
  return { events: [{ type: "contributionRegistered", contribution }] };
}

/** A paper's text is replaced by a revision under a number of its own; the former stays readable (rule F7). */
export function reviseContribution(
  forum: Forum,
  command: Ask<"reviseContribution">,
  context: PaperContext,
): ForumDecided {
  const { contributionId: id } = command;
  const found = forum.contributions.find((one) => one.id === id);
  if (found === undefined) return refuse("noSuchContribution", "There is no such contribution.");
  const closed = growthRefusal(found, "revision");
  if (closed !== null) return { refusal: closed };
  const words = wordsOfPaper(forum, command, context);
  return "refusal" in words
    ? words
    : { events: [{ type: "contributionRevised", contributionId: id, words }] };
}

/** Why a posted contribution takes no revision, addendum or corrigendum more; null: it does. */
export function growthRefusal(found: Contribution, kind: PaperKind): Refusal | null {
  if (found.withdrawn !== null) return withdrawnRefusal(found).refusal;
  const { length } = kind === "revision" ? found.former : found.additions;
  return length >= REVISIONS_OF_PAPER_MAX
    ? refuse("tooMany", "The contribution has as many revisions as it takes.", {
        max: REVISIONS_OF_PAPER_MAX,
      }).refusal
    : null;
}

/** Number, title, language, instant and paragraphs as they are entered, or why not. */
function wordsOfPaper(
  forum: Forum,
  { number, title, language, text, ...told }: Ask<"registerContribution"> | Ask<"reviseContribution">,
  { at, isOpenAt, files }: PaperContext,
): PaperWords | { readonly refusal: Refusal } {
  const taken = takenRefusal(forum, number);
  if (taken !== null) return { refusal: taken };
  const receivedAt = Date.parse(told.receivedAt);
  if (receivedAt > at) return refuse("notReceivedYet", "Nothing is received before it comes.");
  const isLate = !isOpenAt(receivedAt);
  if (isLate && told.late !== true) {
    return refuse(
      "receivedLate",
      "The timetable had contributions closed when it came: register it as received late.",
    );
  }
  const isNew = told.type === "registerContribution";
  const full = fullRefusal(forum, { text: text ?? "", files, isNew });
  if (full !== null) return { refusal: full };
  const paragraphs = paragraphsOfPaper(text ?? "");
  if (text !== undefined && paragraphs.length === 0) {
    return refuse("emptyWords", "The text holds no words.");
  }
  return {
    number,
    title,
    language,
    receivedAt,
    paragraphs,
    ...(isLate ? { isLate: true as const } : {}),
    ...(files.length === 0 ? {} : { files }),
  };
}

/** Corrects the number or the title; the paper stays the same one (rule F2). */
export function editContribution(
  forum: Forum,
  { contributionId: id, number, title }: Ask<"editContribution">,
): ForumDecided {
  const found = forum.contributions.find((one) => one.id === id);
  if (found === undefined) return refuse("noSuchContribution", "There is no such contribution.");
  if (found.number === number && found.title === title) {
    return refuse("nothingToDo", "The contribution has this number and title.");
  }
  if (found.withdrawn !== null) return withdrawnRefusal(found);
  const taken = found.number === number ? null : takenRefusal(forum, number);
  if (taken !== null) return { refusal: taken };
  return { events: [{ type: "contributionEdited", contributionId: id, number, title }] };
}

function authorOf(
  { delegations }: Forum,
  from: Ask<"registerContribution">["from"],
): ContributionFrom | { readonly refusal: Refusal } {
  const named: readonly DelegationId[] =
    from.kind === "delegation" ? [from.delegationId] : from.kind === "group" ? from.members : [];
  const unknown = named.find((id) => !delegations.some((one) => one.id === id));
  if (unknown !== undefined) {
    return refuse("noSuchDelegation", "There is no such delegation on the forum's list.", {
      symbol: unknown,
    });
  }
  return from.kind === "group" ? { ...from, members: [...new Set(from.members)] } : from;
}

/** Capitals make no other number; a former one and a withdrawn one stay taken. */
export const takenRefusal = ({ contributions }: Forum, number: string): Refusal | null =>
  contributions
    .flatMap((one) => [one, ...one.former, ...one.additions])
    .some((one) => one.number.toLowerCase() === number.toLowerCase())
    ? refuse("numberTaken", "Another contribution has this number.", { number }).refusal
    : null;

/** Why the forum takes no more of a paper's words and files; null: it does. */
export function fullRefusal(
  forum: Forum,
  {
    text,
    files,
    isNew,
  }: { readonly text: string; readonly files: readonly PaperFile[]; readonly isNew: boolean },
): Refusal | null {
  const own = bytesOf(text);
  if (own > CONTRIBUTION_BYTES_MAX) {
    return refuse("tooLong", `A contribution has ${CONTRIBUTION_BYTES_MAX} bytes at most.`, {
      max: CONTRIBUTION_BYTES_MAX,
    }).refusal;
  }
  const tooMany = filesRefusal(forum, files);
  if (tooMany !== null) return tooMany;
  const bytes = own + bytesOfPapers([{ paragraphs: [], files }]);
  return (isNew && forum.contributions.length >= CONTRIBUTIONS_MAX) ||
    wordBytesOf(forum) + bytes > CONTRIBUTIONS_BYTES_MAX
    ? refuse("tooMany", `The forum holds ${CONTRIBUTIONS_MAX} contributions at most.`, {
        max: CONTRIBUTIONS_MAX,
      }).refusal
    : null;
}
