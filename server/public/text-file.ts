import { closingSignsOf } from "../../shared/clause/closing.ts";
import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import { type GroupId, groupId } from "../../shared/ids.ts";
import type { BaseText } from "../../shared/opinion/base-text.ts";
import { writeText } from "../../shared/printed/write-text.ts";
import { type PublicText, titleOfBase } from "./public-site.ts";

/** A base text in plain form: its words and numbers as they were frozen, and nothing that happened since. */
export const textFile = (text: PublicText, base: BaseText): string => writeText(documentOfBase(text, base));

const NOWHERE: GroupId = groupId("public");
const NO_COUNTS: OpinionDocument["counts"] = {
  agreed: 0,
  adReferendum: 0,
  open: 0,
  void: 0,
  brackets: 0,
  alternatives: 0,
  parked: 0,
};

function documentOfBase(text: PublicText, base: BaseText): OpinionDocument {
  const words = new Map(base.clauses.map((one) => [one.id, one.text]));
  const closings = closingSignsOf(
    base.clauses.map((one) => ({ ...one, alternativeTo: null })),
    (id) => words.get(id) ?? "",
  );
  return {
    id: text.id,
    groupId: NOWHERE,
    number: text.number,
    title: titleOfBase(base),
    stage: "consolidated",
    baseText: base.n,
    baseHash: base.hash,
    hash: base.hash,
    sample: text.sample,
    clauses: base.clauses.map(({ brackets: _brackets, ...clause }) => ({
      ...clause,
      closing: closings.get(clause.id) ?? "",
      footnotes: [],
      state: "open",
      locked: true,
      mark: null,
    })),
    counts: NO_COUNTS,
    remarks: [],
    record: { seq: 0, head: "" },
  };
}
