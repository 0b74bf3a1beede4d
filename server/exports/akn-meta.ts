import { inLanguage } from "../../shared/text/localized.ts";
import { STAGES } from "../../shared/opinion/opinion.ts";
import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import type { OpinionStanding, StandingProposal } from "../../shared/report/opinion-standing.ts";
import { printedNumberLine, titledNumber } from "../../shared/report/opinion-text.ts";
import { filled, word } from "../../shared/printed/report-words.ts";
import { CLAUSE_STATES, meaningOf, type StageNaming, stageOf } from "../../shared/printed/state-words.ts";
import type { AknWriting } from "./akn-clauses.ts";
import { type AknNames, identification } from "./akn-identification.ts";
import { aknInstant, slug } from "./akn-ids.ts";
import { type Markup, block, element, maybe } from "./markup.ts";
import type { PrintOptions } from "./print-options.ts";

type Meta = {
  readonly document: OpinionDocument;
  readonly writing: AknWriting;
  readonly names: AknNames;
  readonly options: PrintOptions;
};

/** Metadata of an Opinion's text: authors of the versions, states of the clauses, open proposals. */
export function aknMeta(meta: Meta): Markup {
  const { document, names, options, writing } = meta;
  const number = printedNumberLine(document, options.language);
  return block(
    "meta",
    {},
    identification(names, {
      ids: writing.ids,
      begun: writing.standing.begun,
      at: options.at,
      alias: titledNumber(document, options.language),
      number: { value: names.number, showAs: number },
      version: document.record.seq,
    }),
    lifecycle(meta),
    workflow(meta),
    analysis(meta),
    references(meta),
  );
}

const SOURCE = "concord";

/** The text began, and each base text is an event of it. */
function lifecycle({ writing: { ids, standing } }: Meta): Markup {
  const event = (name: string, at: number, type: "generation" | "amendment"): Markup =>
    element("eventRef", {
      eId: ids.own(`event-${name}`),
      date: aknInstant(at),
      source: ids.ref(`ref-${name}`),
      type,
    });
  return block(
    "lifecycle",
    { source: ids.ref(SOURCE) },
    event("begun", standing.begun, "generation"),
    ...standing.baseTexts.map(({ n, at }) => event(`base-${n}`, at, "amendment")),
  );
}

/** Base texts, the marks on record and the stage, each as a step. Who acted is the group or the forum, never a person (rule R3). */
function workflow({ document, writing: { ids, standing, idOf }, options }: Meta): Markup {
  let n = 0;
  const step = (
    at: number,
    what: { readonly by: string; readonly outcome: string; readonly href?: string },
  ): Markup =>
    element("step", {
      eId: ids.own(`step-${++n}`),
      date: aknInstant(at),
      by: ids.ref(what.by),
      outcome: ids.ref(what.outcome),
      href: what.href,
    });
  return block(
    "workflow",
    { source: ids.ref(SOURCE) },
    ...standing.baseTexts.map(({ at }) => step(at, { by: "group", outcome: "baseText" })),
    ...document.clauses.flatMap(({ id, mark, state }) => {
      if (mark === null || state === "open") return [];
      const by = mark.tier === "agreed" ? "group" : "workingGroup";
      return [step(mark.at, { by, outcome: `state-${state}`, href: `#${idOf.get(id) ?? ""}` })];
    }),
    step(options.at, { by: "group", outcome: `stage-${document.stage}` }),
  );
}

const MODIFIES = { add: "insertion", change: "substitution", delete: "repeal" } as const;

/** Proposals that run, as modifications that are proposed and not made; then what the record knows of clauses and brackets. */
function analysis({ document, writing }: Meta): Markup {
  const { ids, standing, idOf, brackets } = writing;
  const modified = (proposal: StandingProposal, i: number): Markup => {
    const { kind, label, clauseId, text } = proposal;
    const place = clauseId === null ? undefined : idOf.get(clauseId);
    return block(
      "textualMod",
      { eId: ids.own(`mod-${i + 1}`), type: MODIFIES[kind], refersTo: ids.ref("proposed") },
      element("source", { href: ids.ref(`proposal-${slug(label)}`) }),
      element("destination", {
        href: place === undefined ? ids.ref("preface__container_title") : `#${place}`,
        pos: kind === "add" ? "after" : undefined,
      }),
      maybe(kind === "delete" ? null : element("new", {}, element("c:words", {}, text))),
    );
  };
  const proposals = standing.proposals.map(modified);
  const known = document.clauses.map(({ id, hash, state, locked, mark }) =>
    element("c:clause", {
      href: `#${idOf.get(id) ?? ""}`,
      hash,
      state,
      locked: String(locked),
      basis: mark === null || state === "open" ? undefined : mark.basis,
    }),
  );
  const owned = brackets.flatMap(({ id, owner }) =>
    owner === undefined
      ? []
      : [element("c:bracket", { href: `#${id}`, owner: owner === null ? "office" : owner })],
  );
  return block(
    "analysis",
    { source: ids.ref(SOURCE) },
    maybe(proposals.length === 0 ? null : block("passiveModifications", {}, ...proposals)),
    block(
      "otherAnalysis",
      { source: ids.ref(SOURCE) },
      element("c:record", {
        rows: String(document.record.seq),
        head: document.record.head,
        text: document.hash,
      }),
      ...known,
      ...owned,
    ),
  );
}

function references({ document, writing: { ids, standing }, names, options }: Meta): Markup {
  const { preset, language } = options;
  const topic = preset.groups.find(({ id }) => id === document.groupId)?.topic;
  const refer = (as: string, name: string, href: string, showAs: string): Markup =>
    element(as, { eId: ids.own(name), href, showAs: showAs.trim() === "" ? name : showAs });
  const concept = (name: string, showAs: string): Markup =>
    refer("TLCConcept", name, `/akn/ontology/concept/un/${name}`, showAs);
  const started = refer(
    "original",
    "ref-begun",
    names.expression(standing.begun),
    printedNumberLine(document, language),
  );
  return block(
    "references",
    { source: ids.ref(SOURCE) },
    started,
    ...standing.baseTexts.map(({ n, name, at }) =>
      refer("passiveRef", `ref-base-${n}`, names.expression(at), name || word("baseText", language, { n })),
    ),
    ...distinct(standing.proposals).map(({ label, proponent }) =>
      refer(
        "passiveRef",
        `proposal-${slug(label)}`,
        `${names.work}/proposal/${encodeURIComponent(slug(label))}`,
        `${label} (${proponent})`,
      ),
    ),
    refer(
      "TLCOrganization",
      "forum",
      `/akn/ontology/organization/un/${names.actor}`,
      inLanguage(preset.name, language),
    ),
    refer(
      "TLCOrganization",
      "group",
      `/akn/ontology/organization/un/${names.actor}-group`,
      inLanguage(preset.group, language),
    ),
    refer(
      "TLCOrganization",
      "workingGroup",
      `/akn/ontology/organization/un/${names.actor}-${encodeURIComponent(slug(document.groupId))}`,
      topic === undefined ? document.groupId : inLanguage(topic, language),
    ),
    refer("TLCProcess", SOURCE, "/akn/ontology/process/un/concord", "Concord"),
    ...CLAUSE_STATES.map((state) =>
      concept(
        `state-${state}`,
        filled(meaningOf(state, language), { group: inLanguage(preset.group, language) }),
      ),
    ),
    ...STAGES.map((stage) => concept(`stage-${stage}`, stageName(stage, { language, preset }))),
    concept("baseText", word("baseText", language, { n: "" }).trim()),
    concept("bracketed", word("bracketed", language)),
    concept("alternative", word("alternatives", language)),
    concept("proposed", word("proposed", language)),
  );
}

const stageName = (stage: OpinionDocument["stage"], named: StageNaming): string =>
  stage === "drafting" || stage === "consolidated"
    ? word("workingText", named.language)
    : stageOf(stage, named);

/** A label stands once, though its serial may have been reused in an older record. */
const distinct = (proposals: OpinionStanding["proposals"]): readonly StandingProposal[] => [
  ...new Map(proposals.map((one) => [slug(one.label), one])).values(),
];
