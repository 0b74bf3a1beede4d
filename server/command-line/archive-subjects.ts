import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import type { Preset } from "../../shared/presets/preset.ts";

type Entry = { readonly type: string } & Readonly<Record<string, unknown>>;
type Asked = {
  readonly stream: string;
  readonly seq: number;
  readonly entry: Entry;
  readonly symbolOf: (delegationId: string) => string | undefined;
};
type Part = Readonly<Record<string, unknown>>;

/** An act on more clauses than this says how many. */
const CLAUSES_NAMED_MAX = 4;

/** Fields that name something of an earlier entry. */
const REFERENCES = [
  "meetingId",
  "entryId",
  "contributionId",
  "textId",
  "proposalId",
  "commentId",
  "huddleId",
] as const;

const textIn = (part: Part, name: string): readonly string[] =>
  typeof part[name] === "string" && part[name] !== "" ? [part[name]] : [];
const partIn = (part: Part, name: string): Part => {
  const value = part[name];
  return typeof value === "object" && value !== null ? (value as Part) : {};
};
const listIn = (part: Part, name: string): readonly unknown[] =>
  Array.isArray(part[name]) ? (part[name] as readonly unknown[]) : [];

/**
 * Says what each open entry is about: its Opinion, clause, meeting, date, paper or delegation. It reads open entries
 * alone, in their order, so it tells nothing that only some may read (rule D31).
 */
export function openSubjects({
  documents,
  preset,
}: {
  readonly documents: readonly OpinionDocument[];
  readonly preset: Preset;
}): (asked: Asked) => readonly string[] {
  const known = new Map<string, readonly string[]>(
    preset.timetable.map((one) => [one.id, dateOf({ entry: one })]),
  );
  const groups = new Map(preset.groups.map(({ id, topic }) => [id, topic.en]));

  return ({ stream, seq, entry, symbolOf }) => {
    const document = documents.find(({ id }) => id === stream);
    const own = [
      ...clausesOf(entry, document),
      ...proposalOf(entry),
      ...meetingOf(entry),
      ...dateOf(entry),
      ...paperOf(entry),
    ];
    const earlier = entry["silenceSeq"] ?? entry["callSeq"];
    const named = [
      ...REFERENCES.flatMap((field) => textIn(entry, field)),
      ...["subject", "on"].flatMap((name) => textIn(partIn(entry, name), "proposalId")),
      ...(typeof earlier === "number" ? [placeOf(stream, earlier)] : []),
    ];
    const about = [...named.flatMap((id) => known.get(id) ?? []), ...own];
    for (const id of namesMade({ stream, seq, entry })) known.set(id, own.length > 0 ? own : about);
    const opinion = documents.find(({ id }) => id === (document?.id ?? entry["opinionId"]));
    return [
      ...(opinion === undefined ? [] : [`Opinion ${opinion.number}`]),
      ...textIn(entry, "groupId").map((id) => groups.get(id) ?? id),
      ...about,
      ...partiesOf(entry, symbolOf),
    ];
  };
}

const placeOf = (stream: string, seq: number): string => `${stream}/${seq}`;

/** Ids under which later entries speak of this one. */
function namesMade({ stream, seq, entry }: Pick<Asked, "stream" | "seq" | "entry">): readonly string[] {
  switch (entry.type) {
    case "meetingPlanned":
    case "meetingPlanChanged":
      return textIn(partIn(entry, "plan"), "id");
    case "meetingOpened":
      return textIn(partIn(entry, "meeting"), "id");
    case "timetableEntryAdded":
    case "timetableEntryChanged":
      return textIn(partIn(entry, "entry"), "id");
    case "contributionRegistered":
      return textIn(partIn(entry, "contribution"), "id");
    case "contributionEdited":
      return textIn(entry, "contributionId");
    case "textShelved":
      return textIn(partIn(entry, "shelved"), "id");
    case "proposalSubmitted":
      return textIn(entry, "proposalId");
    case "commented":
      return textIn(entry, "commentId");
    case "huddleFormed":
      return textIn(entry, "huddleId");
    case "silenceStarted":
    case "callMade":
      return [placeOf(stream, seq)];
    default:
      return [];
  }
}

const meetingOf = (entry: Entry): readonly string[] => [
  ...textIn(partIn(entry, "meeting"), "name"),
  ...textIn(partIn(entry, "plan"), "name"),
  ...(entry.type === "meetingEnded" ? textIn(entry, "name") : []),
];

function dateOf(entry: Part): readonly string[] {
  const date = partIn(entry, "entry");
  const what = partIn(date, "what");
  const [said] = [...textIn(what, "en"), ...Object.values(what)].filter((one) => typeof one === "string");
  return [
    ...textIn(date, "date").map((day) => (said === undefined ? day : `${day}: ${said}`)),
    ...(entry.type === "deadlineExtended" ? textIn(entry, "until").map((until) => `until ${until}`) : []),
  ];
}

const TOLD_BY_LANGUAGE: ReadonlySet<string> = new Set([
  "languageVersionKept",
  "languageSet",
  "clauseTranslated",
  "translationConfirmed",
  "confirmersNamed",
]);

/** A contribution, an adopted text, a base text, a stage, an issued report or a letter. */
function paperOf(entry: Entry): readonly string[] {
  const base = entry["baseText"];
  return [
    ...textIn(partIn(entry, "contribution"), "number"),
    ...(entry.type === "contributionEdited" ? textIn(entry, "number") : []),
    ...textIn(partIn(entry, "words"), "number"),
    ...textIn(partIn(entry, "shelved"), "title"),
    ...(typeof base === "number" ? [`base text ${base}`] : []),
    ...(TOLD_BY_LANGUAGE.has(entry.type) ? textIn(entry, "language") : []),
    ...(entry.type === "stageAdvanced" ? textIn(entry, "to").map(plainStage) : []),
    ...textIn(partIn(entry, "issue"), "symbol"),
    ...textIn(entry, "letter"),
    ...(entry.type === "groupAdded" ? textIn(partIn(partIn(entry, "group"), "topic"), "en") : []),
  ];
}

/** `underConsideration` as a reader says it. */
const plainStage = (stage: string): string => stage.replaceAll(/[A-Z]/gu, (one) => ` ${one.toLowerCase()}`);

function proposalOf(entry: Entry): readonly string[] {
  const [symbol] = textIn(entry, "symbol");
  const { serial } = entry;
  if (symbol === undefined || typeof serial !== "number") return [];
  return [[symbol, ...textIn(partIn(entry, "contribution"), "number"), serial].join("/")];
}

/** Delegations that an entry names: symbols, never a name. */
function partiesOf(entry: Entry, symbolOf: Asked["symbolOf"]): readonly string[] {
  const ids = [entry["delegationId"], ...listIn(entry, "delegations"), ...listIn(entry, "delegationIds")];
  const named = ids.flatMap((id) => (typeof id === "string" ? [symbolOf(id)] : []));
  return [...textIn(partIn(entry, "delegation"), "symbol"), ...named.filter((one) => one !== undefined)];
}

/** Clauses that an entry names, by their numbers in the text as it stands now. */
function clausesOf(entry: Entry, document: OpinionDocument | undefined): readonly string[] {
  if (document === undefined) return [];
  const ids = [
    ...textIn(entry, "clauseId"),
    ...textIn(entry, "first"),
    ...textIn(partIn(entry, "subject"), "clauseId"),
    ...textIn(partIn(entry, "on"), "clauseId"),
  ];
  const isOfMany = entry.type === "silenceStarted" || entry.type === "callMade";
  const many = isOfMany ? listIn(entry, "clauses") : listIn(entry, "marks");
  const listed = many.flatMap((one) => textIn(one as Part, "clauseId"));
  if (listed.length > CLAUSES_NAMED_MAX) return [`${listed.length} clauses`];
  return [...ids, ...listed].map((id) => {
    const clause = document.clauses.find((one) => one.id === id);
    if (clause === undefined) return "a clause that was removed";
    if (clause.kind === "title") return "the title";
    return clause.number === "" ? `an unnumbered ${KIND_WORDS[clause.kind]}` : `clause ${clause.number}`;
  });
}

const KIND_WORDS: Readonly<Record<Exclude<OpinionDocument["clauses"][number]["kind"], "title">, string>> = {
  opening: "opening",
  verb: "verb",
  recital: "recital",
  operative: "clause",
  subItem: "item",
  note: "note",
};
