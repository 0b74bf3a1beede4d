import type { Clause } from "../../clause/clause.ts";
import { closingSigns } from "../../clause/closing.ts";
import { type ClauseId, clauseId, groupId, opinionId, userId } from "../../ids.ts";
import { NOTHING_NEGOTIATED } from "../../negotiation/negotiation.ts";
import { numbersOf } from "../../opinion/numbering.ts";
import type { OpinionDocument } from "../../document/opinion-document.ts";
import type { Opinion } from "../../opinion/opinion.ts";
import type { Words } from "../../clause/words.ts";
import type { DraftText } from "../draft-text.ts";

const id = (index: number): ClauseId => clauseId(`c${index}`);

/** The draft as a document: numbers and closing signs by the same rules as everywhere. */
export function documentOf(draft: DraftText, sample = false): OpinionDocument {
  const clauses = draft.clauses.map(({ kind, level, text, alternativeTo, form }, index): Clause => ({
    id: id(index),
    kind,
    level,
    alternativeTo: alternativeTo === undefined ? null : id(alternativeTo),
    ...(form === undefined ? {} : { form }),
    number: null,
    addedSeq: 1,
    removed: null,
    lock: null,
    pen: null,
    marks: [],
    settled: { seq: 1, at: 0, by: userId("u"), hash: "", runs: [{ text, client: 1, clock: 0 }] },
    footnotes: [],
  }));
  const opinion: Opinion = {
    id: opinionId("o"),
    groupId: groupId("space"),
    number: draft.number,
    stage: "drafting",
    pen: "everyone",
    sample,
    generation: "1",
    seq: 1,
    clauses,
    baseTexts: [],
    cleanUps: [],
    references: [],
    negotiation: NOTHING_NEGOTIATED,
  };
  const words: Words = new Map(clauses.map((clause) => [clause.id, clause.settled.runs]));
  const numbers = numbersOf(opinion);
  const closings = closingSigns(clauses, words);
  return {
    ...opinion,
    title: draft.clauses.find((clause) => clause.kind === "title")?.text ?? "",
    baseText: 0,
    baseHash: "",
    clauses: clauses.map((clause, index) => ({
      id: clause.id,
      kind: clause.kind,
      level: clause.level,
      number: numbers.get(clause.id) ?? "",
      text: draft.clauses[index]!.text,
      closing: closings.get(clause.id) ?? "",
      footnotes: [],
      state: "open",
      locked: false,
      mark: null,
      hash: "",
    })),
    counts: { agreed: 0, adReferendum: 0, open: 0, void: 0, brackets: 0, alternatives: 0, parked: 0 },
    remarks: [],
    hash: "",
    record: { seq: 1, head: "" },
  };
}
