import { sayIn } from "../catalogs/say.ts";
import type { OpinionDocument } from "../document/opinion-document.ts";
import type { ClauseId, DelegationId } from "../ids.ts";
import { type Comment, threadsOf } from "../negotiation/comment.ts";
import type { Position } from "../negotiation/position.ts";
import {
  findProposal,
  presentWords,
  type Proposal,
  proposalLabel,
  proposedText,
} from "../negotiation/proposal.ts";
import type { Opinion } from "../opinion/opinion.ts";
import type { Preset } from "../presets/preset.ts";
import { longInstant } from "../printed/long-date.ts";
import type { ReportSection } from "../printed/report-block.ts";
import { word } from "../printed/report-words.ts";
import { proposalKindText } from "../printed/word-file-words.ts";
import type { Signed } from "../signed.ts";
import { csvOf } from "../text/csv.ts";
import type { ReportLanguage } from "../text/localized.ts";
import { clauseNamesOf } from "./opinion-text.ts";

/** One comment, proposal or objection with its resolution (rule E27). */
export type CommentRow = {
  readonly place: string;
  /** The words it speaks of, as they were. */
  readonly was: string;
  readonly now: string;
  readonly who: string;
  readonly comment: string;
  readonly change: string;
  readonly resolution: string;
  readonly at: number;
};

type Context = {
  /** As one reader may have it. */
  readonly opinion: Opinion;
  readonly document: OpinionDocument;
  readonly preset: Preset;
  readonly language: ReportLanguage;
  readonly symbol: (id: DelegationId) => string;
  /** The name of the office that an author held. */
  readonly office: (signed: Signed) => string;
};

type Placed = Omit<CommentRow, "place" | "now"> & { readonly clauseId: ClauseId | null };

/** Everything that was said on an Opinion, in the order of its paragraphs; what its reader may not read is not in it. */
export function commentRows(context: Context): readonly CommentRow[] {
  const { document, language } = context;
  const { negotiation } = context.opinion;
  const names = clauseNamesOf(document, language);
  const texts = new Map(document.clauses.map(({ id, text }) => [id, text]));
  const order = new Map(document.clauses.map(({ id }, n) => [id, n]));
  const rows: readonly Placed[] = [
    ...threadsOf(negotiation.comments).map(({ first, replies }) => threadRow(first, replies, context)),
    ...negotiation.proposals.map((one) => proposalRow(one, context)),
    ...negotiation.positions.flatMap((one) => positionRow(one, context)),
  ];
  const placeOf = ({ clauseId }: Placed): number =>
    clauseId === null ? -1 : (order.get(clauseId) ?? document.clauses.length);
  return rows
    .toSorted((a, b) => placeOf(a) - placeOf(b) || a.at - b.at)
    .map(({ clauseId, ...row }) => ({
      ...row,
      place: clauseId === null ? "" : (names.get(clauseId) ?? word("goneSince", language)),
      now: clauseId === null ? "" : (texts.get(clauseId) ?? ""),
    }));
}

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== "").join("\n");

const READERS = { delegation: "toDelegation", delegations: "toDelegations", lead: "toLead" } as const;

function threadRow(first: Comment, replies: readonly Comment[], context: Context): Placed {
  const { opinion, preset, language, symbol } = context;
  const say = sayIn("commentTable", language);
  const named = (one: Comment): string =>
    one.delegationId === null ? context.office(one) : symbol(one.delegationId);
  const readers = first.to === "room" ? "" : say(READERS[first.to]);
  const proposal =
    first.on.proposalId === undefined ? undefined : findProposal(opinion.negotiation, first.on.proposalId);
  const { resolved } = first;
  const at = (instant: number): string => longInstant(instant, { preset, language });
  const state =
    resolved === null
      ? say("open")
      : resolved.lapsed === undefined
        ? say("resolved", { at: at(resolved.at) })
        : say("lapsed", { at: at(resolved.at), reason: resolved.lapsed });
  return {
    clauseId: first.on.clauseId ?? proposal?.clauseId ?? null,
    was: first.quoted,
    who: joined(named(first), readers),
    comment: first.text,
    change: proposal === undefined ? "" : say("onProposal", { label: proposalLabel(proposal) }),
    resolution: joined(state, ...replies.map((one) => say("reply", { who: named(one), words: one.text }))),
    at: first.at,
  };
}

function proposalRow(proposal: Proposal, { preset, language }: Context): Placed {
  const say = sayIn("commentTable", language);
  const { fate, kind } = proposal;
  const { baseText, at } = proposal.wordings[0] ?? presentWords(proposal);
  const fates = sayIn("fate", language);
  return {
    clauseId: proposal.clauseId,
    was: baseText,
    who: proposalLabel(proposal),
    comment: proposal.reason,
    change: joined(proposalKindText(kind, language), proposedText(proposal)),
    resolution:
      fate.kind === "running"
        ? fates(fate.kind)
        : joined(
            say("ended", { fate: fates(fate.kind), at: longInstant(fate.at, { preset, language }) }),
            fate.reason,
          ),
    at,
  };
}

/** Reservations and objections; other positions are none of the table. */
function positionRow(one: Position, { opinion, preset, language, symbol }: Context): readonly Placed[] {
  const { position, closed, subject, to } = one;
  if (position !== "reservation" && position !== "cannotAccept") return [];
  const say = sayIn("commentTable", language);
  const proposal =
    subject.proposalId === undefined ? undefined : findProposal(opinion.negotiation, subject.proposalId);
  return [
    {
      clauseId: subject.clauseId ?? proposal?.clauseId ?? null,
      was: one.text ?? "",
      who: joined(symbol(one.delegationId), to === "lead" ? say("toLead") : ""),
      comment: joined(say(position), one.reason),
      change: proposal === undefined ? "" : say("onProposal", { label: proposalLabel(proposal) }),
      resolution:
        closed === undefined
          ? say("stands")
          : joined(say("closed", { at: longInstant(closed.at, { preset, language }) }), closed.reason),
      at: one.at,
    },
  ];
}

/** The table as Word and print have it. */
export function commentSections(
  rows: readonly CommentRow[],
  { preset, language }: Pick<Context, "preset" | "language">,
): readonly ReportSection[] {
  const say = sayIn("commentTable", language);
  if (rows.length === 0) return [{ title: say("none"), blocks: [] }];
  return [
    {
      title: say("count", { n: rows.length }),
      blocks: [
        {
          kind: "table",
          table: {
            columns: ["figure", "words", "words", "wide", "wide", "wide"],
            head: [say("number"), say("place"), say("who"), say("comment"), say("change"), say("resolution")],
            rows: rows.map((row, n) => [
              String(n + 1),
              row.place,
              joined(row.who, longInstant(row.at, { preset, language })),
              joined(row.comment, row.was === "" ? "" : say("was", { words: row.was })),
              row.change,
              row.resolution,
            ]),
          },
        },
      ],
    },
  ];
}

/** The same as CSV, with the words as they are now, and instants in UTC. No cell of text begins a formula. */
export function commentCsv(rows: readonly CommentRow[], language: ReportLanguage): string {
  const say = sayIn("commentTable", language);
  const columns = ["number", "place", "wordsThen", "wordsNow", "who", "instant"] as const;
  const head = [...columns, "comment", "change", "resolution"] as const;
  return csvOf([
    head.map((key) => say(key)),
    ...rows.map(({ place, was, now, who, at, comment, change, resolution }, n) => [
      n + 1,
      place,
      was,
      now,
      who,
      new Date(at).toISOString(),
      comment,
      change,
      resolution,
    ]),
  ]);
}
