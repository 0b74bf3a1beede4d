import { z } from "zod";
import { unboundReferences } from "../../shared/checks/bound-references.ts";
import { numberIndexOf } from "../../shared/checks/references.ts";
import { type Command, commandSchema, singleCommandSchema } from "../../shared/commands/commands.ts";
import type { Entry } from "../../shared/events/event.ts";
import { findProposal, presentWords } from "../../shared/negotiation/proposal.ts";
import { mergeRowHash } from "../../shared/merging/merge.ts";
import { mergingOf, resultHash } from "../../shared/merging/merging.ts";
import { provenanceOf } from "../../shared/merging/provenance.ts";
import { proposalId } from "../../shared/ids.ts";
import type { RoomView } from "../room/room-view.ts";

/** Commands of every kind that the schemas take, with ids that were told to somebody, and mostly the right hashes. */

type Schema = {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly minItems?: number;
};
type Json = Record<string, unknown>;

const KINDS = (z.toJSONSchema(singleCommandSchema, { io: "input" }) as Schema).oneOf!;
/** More of what makes things than of what ends them, or little is ever there to be ended. */
const MAKERS = KINDS.filter(({ properties }) =>
  /^(propose|draftProposal|raiseBracket|takePosition|openMerge|takeMergeInput|publishRevision|comment|addClause|askCoSponsor|correctClause|acceptProposal)$/.test(
    String(properties!.type!.const),
  ),
);
/** Commands that close the text to all are rare, or nothing else comes to be tried. */
const CLOSERS = new Set<unknown>([
  "advanceStage",
  "consolidate",
  "setPen",
  "removeClause",
  "discardMerge",
  "takeAsBasis",
]);
const WORDS = [
  "that ICTs",
  "to share 😀 all",
  "é",
  "[shall][may]",
  " of the ",
  "x;",
  "]",
  "[no text]",
  "AAA",
  "as considering a) and 1 above say",
];
const NO_ID = `01${"Z".repeat(24)}`;
const NO_HASH = "0".repeat(64);

/** Which ids a field may name. */
const POOL: Readonly<Record<string, string>> = {
  after: "clauseId",
  first: "clauseId",
  second: "clauseId",
  alternativeTo: "clauseId",
  on: "proposalId",
  proposals: "proposalId",
  moveOn: "proposalId",
  target: "clauseId",
  draftId: "proposalId",
  seq: "seq",
  silenceSeq: "seq",
  callSeq: "seq",
  correctionSeq: "seq",
  newClauseId: "clauseId",
};
const ID_FIELDS = new Set([
  "clauseId",
  "proposalId",
  "bracketId",
  "commentId",
  "footnoteId",
  "seq",
  "mergeId",
  "rowId",
  "inputId",
  "revisionId",
  "huddleId",
]);

/** References in a clause's words, as the page would bind them. */
const namedIn = (view: RoomView, asked: Parameters<typeof unboundReferences>[0]): Json[] =>
  unboundReferences(
    asked,
    view.opinion.references,
    numberIndexOf(view.document.clauses, view.opinion.language),
  ).map(({ start, end, target }) => ({ from: start, to: end, target }));

export function openRandomCommands(
  chance: (below: number) => number,
  users: readonly string[],
  papers: readonly string[],
) {
  const pools = new Map<string, unknown[]>();
  const pick = <One>(list: readonly One[]): One => list[chance(list.length)]!;

  const know = (field: string, value: unknown): void => {
    const name = POOL[field] ?? field;
    if (!ID_FIELDS.has(name) || value === null) return;
    pools.set(name, [...(pools.get(name) ?? []), value]);
  };
  const idOf = (field: string): unknown => {
    const pool = pools.get(POOL[field] ?? field) ?? [];
    if (pool.length === 0 || chance(50) === 0) return field.endsWith("Seq") ? 1 : NO_ID;
    return pick(chance(2) === 0 ? pool.slice(-8) : pool);
  };

  const textOf = (field: string): unknown => {
    switch (field) {
      case "hash":
      case "proposalHash":
      case "resultHash":
        return NO_HASH;
      case "closes":
      case "until":
      case "instant":
      case "receivedAt":
        return new Date(Date.UTC(2030, 1, 1 + chance(9))).toISOString();
      case "userId":
        return pick(users);
      case "symbol":
        return pick(["GRP", "TWO/2", "AAA"]);
      case "contributionId":
        return pick(papers);
      case "delegationId":
      case "members":
      case "delegations":
      case "reportsBack":
      case "to":
        return pick(["AAA", "BBB", "CCC", "ZZZ"]);
      default:
        return ID_FIELDS.has(POOL[field] ?? field) ? idOf(field) : pick(WORDS);
    }
  };
  const valueOf = (schema: Schema, field: string): unknown => {
    if (schema.const !== undefined) return schema.const;
    if (schema.enum !== undefined) return pick(schema.enum);
    const choices = schema.anyOf ?? schema.oneOf;
    if (choices !== undefined) return valueOf(pick(choices), field);
    switch (schema.type) {
      case "object":
        return objectOf(schema);
      case "array":
        return (
          schema.prefixItems?.map((one) => valueOf(one, field)) ??
          Array.from({ length: (schema.minItems ?? 0) + chance(3) }, () => valueOf(schema.items!, field))
        );
      case "integer":
        return ID_FIELDS.has(POOL[field] ?? "") ? idOf(field) : chance(field === "from" ? 4 : 30);
      case "boolean":
        return chance(2) === 0;
      case "null":
        return null;
      default:
        return textOf(field);
    }
  };
  const objectOf = ({ properties = {}, required = [] }: Schema): Json =>
    Object.fromEntries(
      Object.entries(properties).flatMap(([field, schema]) => {
        const isLeft =
          !required.includes(field) && chance(/^(for|as|contributionId)$/.test(field) ? 4 : 2) !== 0;
        return isLeft ? [] : [[field, valueOf(schema, field)] as const];
      }),
    );

  /** The hashes of what stands there now, as somebody who reads the page sends them. */
  const seen = (asked: Json, view: RoomView): Json => {
    const { document, opinion } = view;
    const ofClause = (id: unknown): string => document.clauses.find((one) => one.id === id)?.hash ?? NO_HASH;
    const ofProposal = (id: unknown): string => {
      const proposal = findProposal(opinion.negotiation, proposalId(String(id)));
      return proposal === undefined ? NO_HASH : presentWords(proposal).hash;
    };
    const { type, clauseId, on, subject, bracketId } = asked;
    const of = (subject ?? {}) as Json;
    if (type === "acceptProposal") {
      const proposal = findProposal(opinion.negotiation, proposalId(String(asked.proposalId)));
      const hash = proposal?.on ? ofProposal(proposal.on) : ofClause(proposal?.clauseId);
      const { resultHash: _resultHash, ...rest } = asked;
      return { ...rest, hash, proposalHash: ofProposal(asked.proposalId) };
    }
    if (type === "consolidate" || type === "cleanUp") return { ...asked, hash: document.hash };
    if (type === "bindReferences") {
      const id = document.clauses.find((one) => one.id === clauseId)?.id;
      const words = id === undefined ? [] : (view.words.get(id) ?? []);
      const named = id === undefined ? [] : namedIn(view, { clauseId: id, runs: words });
      return named.length === 0 ? asked : { ...asked, references: named, hash: ofClause(clauseId) };
    }
    if (type === "takeAsBasis") {
      const revision = mergingOf(opinion).revisions.find(({ id }) => id === asked.revisionId);
      return { ...asked, hash: document.hash, revisionHash: revision?.hash ?? NO_HASH };
    }
    if (type === "clearText") return { ...asked, hash: document.hash };
    const merge = mergingOf(opinion).merges.find(({ id }) => id === asked.mergeId);
    if (merge !== undefined && asked.hash !== undefined) {
      const row = merge.rows.find(({ id }) => id === asked.rowId);
      return {
        ...asked,
        hash: row === undefined ? resultHash(provenanceOf(merge)) : mergeRowHash(merge, row),
      };
    }
    if (type === "startSilence" || type === "callForObjections") {
      const clauses = asked.clauses as readonly Json[];
      return { ...asked, clauses: clauses.map((one) => ({ ...one, hash: ofClause(one.clauseId) })) };
    }
    if (asked.hash === undefined) return asked;
    const bracket = opinion.negotiation.brackets.find((one) => one.id === bracketId);
    const proposed = of.proposalId ?? (typeof on === "string" ? on : asked.proposalId);
    return {
      ...asked,
      hash:
        proposed === undefined
          ? ofClause(bracket?.clauseId ?? of.clauseId ?? clauseId)
          : ofProposal(proposed),
    };
  };

  const single = (view: RoomView): Json => {
    const kind = pick(chance(3) === 0 ? KINDS : MAKERS);
    if (CLOSERS.has(kind.properties!.type!.const) && chance(20) !== 0) return single(view);
    const asked = objectOf(kind);
    return chance(30) === 0 ? asked : seen(asked, view);
  };

  return {
    /** Later commands name what anybody was told, whoever asks. */
    learn: (entries: readonly Entry[]): void => {
      for (const entry of entries) {
        for (const [field, value] of Object.entries(entry)) know(field, value);
        if (entry.type !== "mergeOpened" && entry.type !== "mergeInputTaken") continue;
        know("inputId", entry.input.id);
        for (const { rowId } of entry.laid) know("rowId", rowId);
      }
    },
    next: (view: RoomView): Command => {
      for (;;) {
        const asked =
          chance(12) === 0
            ? { type: "batch", commands: [single(view), single(view), single(view)] }
            : single(view);
        const parsed = commandSchema.safeParse(asked);
        if (parsed.success) return parsed.data;
      }
    },
  };
}
