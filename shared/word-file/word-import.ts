import { z } from "zod";
import { asContribution, asDelegation, asReason } from "../commands/command-parts.ts";
import { sha256Hex } from "../text/hash.ts";
import type { SingleCommand } from "../commands/commands.ts";
import { COMMENT_CHARS_MAX, COMMENT_READERS } from "../negotiation/comment.ts";
import type { Opinion } from "../opinion/opinion.ts";
import { isRunning, type Proposal, proposalLabel, proposedText, speakerOf } from "../negotiation/proposal.ts";
import { toPlainWords } from "../text/plain-words.ts";
import { wholeBeginning } from "../text/whole-characters.ts";
import type { WordAuthorWhose } from "./word-author.ts";
import type { Receipt } from "../negotiation/receipt.ts";
import type {
  AgainstClause,
  Understood,
  UnderstoodComment,
  UnderstoodFootnote,
  UnderstoodProposal,
} from "./understood.ts";
import type { AgainstProposal } from "./sent-edits.ts";
import { shortened } from "./shortened.ts";
import { comparable } from "../printed/paragraph-words.ts";
import type { LanguageVersion } from "../opinion/language-version.ts";
import type { CommentId, DelegationId, OpinionId } from "../ids.ts";

/** Parts taken from a file, by the numbers that its preview gave. */
export const keepSchema = z.strictObject({
  /** Of the preview that was seen. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  proposals: z.array(z.int().positive()).max(500),
  comments: z.array(z.int().positive()).max(500),
  footnotes: z.array(z.int().positive()).max(500).optional(),
  /** Drafts may be made by any member; proposals by who speaks. */
  as: z.enum(["proposals", "drafts"]),
  readers: z.enum(COMMENT_READERS),
  /** By the secretariat alone: for which delegation, and how it was told. */
  for: z.strictObject({ delegationId: asDelegation, word: asReason }).optional(),
  /** The contribution whose file it is: its proposals belong to it (rule F16). */
  contributionId: asContribution.optional(),
});
export type Keep = z.output<typeof keepSchema>;

export const authorsSchema = z.strictObject({
  authors: z.array(z.strictObject({ name: z.string().max(255), whose: z.enum(["own", "other"]) })).max(200),
});

/** A file that came in, by its receipt. */
export type ReceivedView = Receipt & {
  readonly name: string;
  readonly keptAt: number | null;
  readonly dropped: boolean;
};

export type PreviewProposal = Pick<AgainstProposal, "id" | "label" | "text"> & {
  /** Of the delegation whose file it is: it would be reworded. */
  readonly isOwn: boolean;
};

/** Preview of a file that came in, for those whose file it is. */
export type WordPreview = {
  readonly receipt: ReceivedView & { readonly timeZone: string };
  readonly understood: Understood;
  /** The text that it was held against. */
  readonly opinion: { readonly id: OpinionId; readonly baseText: number };
  /** The clauses of the text as they stand, by which the page names them. */
  readonly against: readonly Pick<AgainstClause, "id" | "number" | "text">[];
  /** The version of the base text that the file was held against; null: the text itself. */
  readonly version: Pick<LanguageVersion, "language" | "standing"> | null;
  /** The row that the file was made from, and when that was; null: it was read by its words (rule X23). */
  readonly sent: { readonly seq: number; readonly at: number } | null;
  /** Proposals of the room that the file changes, strikes, accepts or rejects, as they stand. */
  readonly proposals: readonly PreviewProposal[];
  /** The first words of the threads that the file answers. */
  readonly threads: readonly { readonly id: CommentId; readonly text: string }[];
  /** Names that are not our own files'. Null: nobody has said yet. */
  readonly authors: readonly { readonly name: string; readonly whose: WordAuthorWhose | null }[];
  /** Proposals that this delegation has in the room already. */
  readonly already: readonly number[];
  /** Comments of the file that are in the room already. */
  readonly commentsAlready: readonly number[];
  /** Footnotes of clauses that are closed to this reader's typing: they come in as comments. */
  readonly footnotesClosed: readonly number[];
  readonly hash: string;
};

/** A confirmation binds exactly what was seen. */
export const previewHash = (
  { proposals, comments, footnotes }: Understood,
  footnotesClosed: readonly number[],
): string => sha256Hex(JSON.stringify([proposals, comments, footnotes, footnotesClosed]));

/** Those that stand in the room in the same words and the same name: a file that went out comes back with them. */
export const alreadyThere = (
  proposals: readonly UnderstoodProposal[],
  opinion: Opinion,
  own: DelegationId | null,
): readonly number[] => {
  const running = opinion.negotiation.proposals.filter(
    (one) => isRunning(one) && speakerOf(one.proponent) === own,
  );
  // The words of each once: a file may add thousands of paragraphs behind one clause.
  const there = new Set(running.map((one) => asked(one, proposedText(one))));
  return proposals.flatMap((one) => (there.has(asked(one, one.text)) ? [one.n] : []));
};

const asked = ({ kind, clauseId, on }: Pick<Proposal, "kind" | "clauseId" | "on">, text: string): string =>
  `${kind} ${on ?? clauseId ?? ""} ${comparable(text)}`;

const isThere = (
  { on, replyTo }: Pick<UnderstoodComment, "on" | "replyTo">,
  { clauses, negotiation }: Opinion,
): boolean =>
  replyTo !== null
    ? negotiation.comments.some(({ id }) => id === replyTo)
    : on.clauseId === undefined
      ? negotiation.proposals.some(({ id }) => id === on.proposalId)
      : clauses.some(({ id }) => id === on.clauseId);

/**
 * Comments that stand in the room in the same words: a file that went out comes back with them. What it says of each
 * proposal, with its reason, begins with its label.
 */
export const commentsAlreadyThere = (
  comments: readonly UnderstoodComment[],
  { negotiation }: Opinion,
): readonly number[] => {
  const said = new Set(negotiation.comments.map(({ text }) => folded(text)));
  const labels = new Set(negotiation.proposals.map(proposalLabel));
  return comments.flatMap(({ n, text }) =>
    said.has(folded(text)) || labels.has(text.split(/: |：/u, 1)[0]!) ? [n] : [],
  );
};

const folded = (text: string): string => text.replace(/\s+/gu, " ").trim();

/** Texts that the page shows beside edits of proposals and answers in threads. */
export function beside(
  { proposals, comments, settled }: Understood,
  opinion: Opinion,
  own: DelegationId | null,
): Pick<WordPreview, "proposals" | "threads"> {
  const ids = new Set<string>([
    ...proposals.flatMap(({ on }) => on ?? []),
    ...comments.flatMap(({ on }) => on.proposalId ?? []),
    ...settled.map(({ proposalId }) => proposalId),
  ]);
  const answered = new Set(comments.flatMap(({ replyTo }) => replyTo ?? []));
  return {
    proposals: opinion.negotiation.proposals.flatMap((one) =>
      ids.has(one.id)
        ? [
            {
              id: one.id,
              label: proposalLabel(one),
              text: proposedText(one),
              isOwn: own !== null && speakerOf(one.proponent) === own,
            },
          ]
        : [],
    ),
    threads: opinion.negotiation.comments.flatMap(({ id, text }) =>
      answered.has(id) ? [{ id, text: shortened(text) }] : [],
    ),
  };
}

/** The commands that a confirmation comes to, in order. */
export function commandsOf(
  understood: Understood,
  keep: Keep,
  {
    opinion,
    footnotesClosed,
    own,
  }: {
    readonly opinion: Opinion;
    /** The delegation whose file it is; null: an office's. */
    readonly own: DelegationId | null;
  } & Pick<WordPreview, "footnotesClosed">,
): readonly SingleCommand[] {
  const { proposals, comments, footnotes = [] } = keep;
  return [
    ...understood.footnotes.flatMap((one) =>
      footnotes.includes(one.n)
        ? [footnotesClosed.includes(one.n) ? footnoteComment(one, keep.readers) : footnoteCommand(one)]
        : [],
    ),
    ...understood.proposals.flatMap((one) =>
      proposals.includes(one.n)
        ? [editCommand(one, keep, { opinion, own }) ?? proposalCommand(one, keep)]
        : [],
    ),
    ...understood.comments.flatMap((one) =>
      comments.includes(one.n) && isThere(one, opinion) ? [commentCommand(one, keep.readers)] : [],
    ),
  ];
}

/** The author of a proposal rewords it by an edit; null for anybody else. */
function editCommand(
  { on, text, hash }: UnderstoodProposal,
  { as }: Keep,
  { opinion, own }: { readonly opinion: Opinion; readonly own: DelegationId | null },
): SingleCommand | null {
  if (on === null || as === "drafts" || hash === null) return null;
  const target = opinion.negotiation.proposals.find(({ id }) => id === on);
  const isOwn = target !== undefined && own !== null && speakerOf(target.proponent) === own;
  return isOwn ? { type: "rewordProposal", proposalId: on, text, hash } : null;
}

function proposalCommand(one: UnderstoodProposal, { as, for: word, contributionId }: Keep): SingleCommand {
  const { kind, clauseId, on, clauseKind, text, hash, reason, language } = one;
  const place = {
    kind,
    clauseId,
    ...(on === null ? {} : { on }),
    ...(clauseKind === null ? {} : { clauseKind }),
  };
  const words = kind === "delete" ? {} : { text };
  const said = { ...(reason === "" ? {} : { reason }), language };
  if (as === "drafts") return { type: "draftProposal", ...place, ...words, ...said };
  return {
    type: "propose",
    ...place,
    ...words,
    ...(hash === null ? {} : { hash }),
    ...said,
    ...(word === undefined ? {} : { for: word }),
    ...(contributionId === undefined ? {} : { contributionId }),
  };
}

/** Of what a comment speaks of, where that does not stand in the text. */
const QUOTE_CHARS = 200;

/** Names of persons stay in the delegation: a comment goes in without its author's, its answers below it. */
function commentCommand(
  { on, quote, place, text, replies, replyTo }: UnderstoodComment,
  readers: Keep["readers"],
): SingleCommand {
  if (replyTo !== null)
    return { type: "replyToComment", commentId: replyTo, text: wholeBeginning(text, COMMENT_CHARS_MAX) };
  const said = toPlainWords(quote);
  const beginning = wholeBeginning(said, QUOTE_CHARS);
  const quoted =
    said === "" || place !== null ? "" : `“${beginning.length < said.length ? `${beginning}…` : said}”\n`;
  const whole = [quoted + text, ...replies.map((reply) => `– ${reply.text}`)].join("\n");
  const words = place === null ? {} : { from: place.start, to: place.end };
  return { type: "comment", on, ...words, text: wholeBeginning(whole, COMMENT_CHARS_MAX), readers };
}

function footnoteCommand({ kind, clauseId, footnoteId, at, text }: UnderstoodFootnote): SingleCommand {
  if (footnoteId === null) return { type: "addFootnote", clauseId, at, text };
  return kind === "delete"
    ? { type: "removeFootnote", clauseId, footnoteId }
    : { type: "editFootnote", clauseId, footnoteId, text };
}

/** ADD, MOD or SUP, as everybody at the ITU reads it in any language: a footnote is no proposal of its own here. */
const FOOTNOTE_SIGNS = { add: "ADD", change: "MOD", delete: "SUP" } as const;

const footnoteComment = (
  { kind, clauseId, text }: UnderstoodFootnote,
  readers: Keep["readers"],
): SingleCommand => ({
  type: "comment",
  on: { clauseId },
  text: wholeBeginning(`${FOOTNOTE_SIGNS[kind]} *) ${text}`, COMMENT_CHARS_MAX),
  readers,
});
