import type { Kind, Tier } from "../../shared/clause/clause.ts";
import { clauseId, delegationId, groupId, opinionId } from "../../shared/ids.ts";
import type {
  ClauseState,
  DocumentClause,
  DocumentFootnote,
  OpinionDocument,
} from "../../shared/document/opinion-document.ts";
import { wtpf26, wtpf26File } from "../../shared/testing/wtpf-26.ts";
import { inLanguage, type ReportLanguage } from "../../shared/text/localized.ts";
import { firstFields } from "../../shared/forum/report-fields.ts";
import type { Report } from "../../shared/report/report.ts";

/** A report in mid-negotiation for the tests of the exports: invented words and delegations only. */
export const REPORT_AT = Date.UTC(2025, 5, 20, 9, 0);
const MARKED_AT = Date.UTC(2025, 5, 18, 22, 30);

type Line = {
  readonly kind: Kind;
  readonly text: string;
  readonly number?: string;
  readonly closing?: string;
  readonly level?: number;
  readonly state?: ClauseState;
  readonly tier?: Tier;
  readonly locked?: boolean;
  readonly footnotes?: readonly DocumentFootnote[];
};

const hash = (seed: number): string => seed.toString(16).padStart(2, "0").repeat(32);

function clause(line: Line, i: number, opinion: string): DocumentClause {
  const {
    kind,
    text,
    number = "",
    closing = "",
    level = 1,
    state = "open",
    locked = false,
    footnotes = [],
  } = line;
  const tier = line.tier ?? (state === "agreed" ? "agreed" : "ad-referendum");
  // A person's name here must never reach a page.
  const mark = { tier, at: MARKED_AT, by: "Person Who Marked", basis: "second online meeting", text };
  return {
    id: clauseId(`01J${opinion.replaceAll(/\D/gu, "").padStart(11, "0")}${String(i).padStart(12, "0")}`),
    kind,
    level,
    number,
    text,
    closing,
    footnotes,
    state,
    locked,
    mark: state === "open" ? null : mark,
    hash: hash(i),
  };
}

const SPACE: readonly Line[] = [
  { kind: "title", text: "Space connectivity" },
  {
    kind: "opening",
    text: "The seventh World Telecommunication/ICT Policy Forum (Nassau, 2026)",
    closing: ",",
    state: "agreed",
    locked: true,
  },
  { kind: "verb", text: "recalling" },
  {
    kind: "recital",
    text: "that earlier Forums looked at how space-based systems reach people whom no other network reaches",
    number: "a)",
    closing: ";",
    state: "agreed",
    locked: true,
  },
  {
    kind: "recital",
    text: "that the cost of user terminals [AAA: , of gateways and of licences] is an obstacle to affordable access, in particular in sparsely populated areas, on small islands and for communities far from any terrestrial backbone",
    number: "b)",
    closing: ";",
    state: "adReferendum",
  },
  {
    kind: "recital",
    text: "[that the growing number of objects in orbit concerns every present and future user]",
    number: "b)bis",
    closing: ",",
    state: "open",
  },
  { kind: "verb", text: "recognizing", state: "adReferendum" },
  {
    kind: "recital",
    text: "that space-based systems can complement terrestrial networks, and that plans for universal service may weigh both on equal terms",
    closing: ",",
    state: "adReferendum",
    footnotes: [
      { n: 1, at: 24, text: "Including systems in geostationary and in non-geostationary orbits." },
    ],
  },
  { kind: "verb", text: "is of the view" },
  {
    kind: "operative",
    text: "that Member States [should][could][are encouraged to] consider space connectivity in national broadband plans",
    number: "1",
    closing: ";",
    state: "open",
  },
  {
    kind: "operative",
    text: "that licensing supports investment and choice when it is",
    number: "2",
    closing: ":",
    state: "void",
    footnotes: [{ n: 2, at: 14, text: "As a rule, by a single authority." }],
  },
  {
    kind: "subItem",
    text: "transparent, predictable and completed in good time, so that services can be planned and financed before they are needed",
    number: "2.1",
    level: 2,
    closing: ";",
    state: "adReferendum",
  },
  {
    kind: "subItem",
    text: "accompanied by capacity building, in particular for:",
    number: "2.2",
    level: 2,
    state: "open",
  },
  {
    kind: "subItem",
    text: "least developed countries, landlocked developing countries and small island developing States",
    number: "i)",
    level: 3,
    closing: ";",
    state: "agreed",
  },
  { kind: "subItem", text: "[indigenous communities]", number: "ii)", level: 3, closing: ";", state: "open" },
  {
    kind: "operative",
    text: "that voluntary cooperation on the long-term sustainability of outer space activities be promoted",
    number: "3",
    closing: ";",
    state: "open",
    locked: true,
  },
  {
    kind: "operative",
    text: "that existing international frameworks be used before new ones are made",
    number: "3alt",
    closing: ",",
    state: "open",
  },
  { kind: "note", text: "Note by the facilitator: 3 and 3alt are alternatives, to be settled together." },
  { kind: "verb", text: "invites Member States" },
  {
    kind: "operative",
    text: "to share experience on affordable access and on the protection of users",
    closing: ",",
    state: "adReferendum",
  },
  { kind: "verb", text: "invites the Secretary-General" },
  {
    kind: "operative",
    text: "to bring this Opinion to the attention of the membership and of relevant organizations",
    closing: ".",
    state: "agreed",
    locked: true,
  },
];

const SHORT: readonly Line[] = [
  { kind: "title", text: "A short text", state: "adReferendum" },
  {
    kind: "opening",
    text: "The seventh World Telecommunication/ICT Policy Forum (Nassau, 2026)",
    closing: ",",
    state: "open",
  },
  { kind: "verb", text: "invites Member States" },
  { kind: "operative", text: "to read it", closing: ".", state: "open" },
];

export function opinionFixture(number: string, lines: readonly Line[] = SPACE): OpinionDocument {
  const clauses = lines.map((line, i) => clause(line, i, number));
  const count = (state: ClauseState) =>
    clauses.filter((one) => one.state === state && one.kind !== "verb").length;
  const baseText = Number(number) % 2;
  return {
    id: opinionId(`01K${number.padStart(23, "0")}`),
    groupId: groupId(wtpf26.groups[Number(number) - 1]?.id ?? "green"),
    number,
    title: lines[0]?.text ?? "",
    stage: number === "1" ? "consolidated" : "drafting",
    baseText,
    baseHash: baseText === 0 ? "" : hash(144 + Number(number)),
    sample: true,
    clauses,
    counts: {
      agreed: count("agreed"),
      adReferendum: count("adReferendum"),
      open: count("open") + count("void"),
      void: count("void"),
      brackets: 4,
      alternatives: 3,
      parked: 0,
    },
    remarks: [],
    hash: hash(160 + Number(number)),
    record: { seq: 200 + Number(number), head: hash(176 + Number(number)) },
  };
}

export function reportFixture(language: ReportLanguage): Report {
  return {
    preset: wtpf26,
    language,
    at: REPORT_AT,
    fields: { ...firstFields(wtpf26), documentNumber: "IEG-WTPF-26/1-E", language },
    documentNumber: "IEG-WTPF-26/1-E",
    contributions: [],
    beside: [],
    categories: ["memberState", "sectorMember", "academia"],
    opinions: [
      opinionFixture("1"),
      opinionFixture("2", SHORT),
      opinionFixture("3", SHORT),
      opinionFixture("4"),
      opinionFixture("5", SHORT),
    ],
    delegations: wtpf26File.samples.delegations.map(({ id, symbol, name }) => ({
      id: delegationId(id),
      symbol,
      name: inLanguage(name, language),
    })),
    fingerprint: hash(250),
  };
}
