import { expect, test } from "vitest";
import { type ForumEntry, forumReadersOf } from "../forum/forum.ts";
import { applyForumEvent } from "../forum/apply-forum-event.ts";
import { decideForum } from "../forum/forum-decide.ts";
import { forumCommandSchema } from "../forum/forum-commands.ts";
import { INPUT_TEXT_CHARS_MAX, INPUTS_OF_CONSULTATION_MAX } from "../door-limits.ts";
import { consultationId, inputId, userId } from "../ids.ts";
import { wtpf26 } from "../testing/wtpf-26.ts";
import { type Consultation, phaseOf } from "./consultation.ts";
import { applyConsultationEvent, type ConsultationEvent } from "./consultation-events.ts";
import { decideConsultation, receiveInput } from "./decide-consultation.ts";
import { paragraphsOfBaseText, paragraphsOfReport } from "./draft-paragraphs.ts";
import { proofOfInput } from "./input.ts";
import { NOTHING_TYPED, readInputForm, type TypedInput } from "./input-form.ts";
import { countInputs, firstNote } from "./summary.ts";

const BY = userId("01J0000000000000000000AAAA");
const OF = consultationId("01J000000000000000000000CC");
const idOf = (n: number) => inputId(`01J00000000000000000000${String(n).padStart(3, "0")}`);
let seq = 0;
const after = (
  all: readonly Consultation[],
  events: readonly ConsultationEvent[],
  at = 10,
): readonly Consultation[] =>
  events.reduce((now, event) => applyConsultationEvent(now, { ...event, seq: ++seq, at, by: BY }), all);
const ask = (
  all: readonly Consultation[],
  command: unknown,
  more: Partial<Parameters<typeof decideConsultation>[2]> = {},
) => {
  const parsed = forumCommandSchema.parse(command) as Parameters<typeof decideConsultation>[1];
  return decideConsultation(all, parsed, { at: 10, newId: () => OF, ...more });
};
const eventsOf = (decided: ReturnType<typeof ask>): readonly ConsultationEvent[] => {
  if ("refusal" in decided) throw new Error(decided.refusal.message);
  return decided.events;
};
const reasonOf = (decided: ReturnType<typeof ask>): string =>
  "refusal" in decided ? decided.refusal.reason : "done";

const OPEN = {
  type: "openConsultation",
  title: { en: "Draft on lamps" },
  introduction: { en: "Tell us.\nAll of it." },
  language: "en",
  draft: { kind: "own", paragraphs: [{ label: "1", text: "that lamps are lit" }] },
  topics: ["Light", "Ships"],
  contact: "secretariat@example.org",
  opensAt: "1970-01-01T00:00:00.020Z",
  closesAt: "1970-01-01T00:00:00.100Z",
};
const opened = (): readonly Consultation[] => after([], eventsOf(ask([], OPEN)));
const received = (count: number): readonly Consultation[] =>
  after(
    opened(),
    Array.from({ length: count }, (_, n) => ({
      type: "inputReceived",
      consultationId: OF,
      inputId: idOf(n),
      receivedAt: 30 + n,
      proof: `proof ${n}`,
    })),
  );

test("F25 a consultation opens on a text of its own; its deadline counts to the instant", () => {
  const [one] = opened();
  expect(one).toMatchObject({ id: OF, draft: { kind: "own" }, opensAt: 20, closesAt: 100 });
  expect(one!.topics).toEqual([
    { id: "t1", name: "Light" },
    { id: "t2", name: "Ships" },
  ]);
  expect(one!.paragraphs).toEqual([{ id: "p1", label: "1", text: "that lamps are lit" }]);
  expect([19, 20, 99, 100].map((at) => phaseOf(one!, at))).toEqual(["toCome", "open", "open", "closed"]);
  expect(reasonOf(ask([], { ...OPEN, closesAt: "1970-01-01T00:00:00.005Z" }))).toBe("notLater");
  expect(reasonOf(ask([], { ...OPEN, closesAt: OPEN.opensAt }))).toBe("notLater");
  expect(reasonOf(ask([], { ...OPEN, topics: [], draft: { kind: "own", paragraphs: [] } }))).toBe(
    "emptyWords",
  );
  const long = Array.from({ length: 60 }, (_, n) => ({ label: String(n), text: "x".repeat(9_999) }));
  expect(reasonOf(ask([], { ...OPEN, draft: { kind: "own", paragraphs: long } }))).toBe("tooLong");
});

test("F25 it moves its deadline with a reason, and ends early with one", () => {
  const change = { type: "changeConsultation", consultationId: OF, reason: "More time" };
  const later = { ...change, closesAt: "1970-01-01T00:00:00.200Z" };
  const moved = after(opened(), eventsOf(ask(opened(), later)));
  expect(moved[0]).toMatchObject({ closesAt: 200, changes: [{ reason: "More time", by: BY }] });
  expect(reasonOf(ask(opened(), { ...change, closesAt: "1970-01-01T00:00:00.009Z" }))).toBe("notLater");
  expect(reasonOf(ask(opened(), change))).toBe("nothingToDo");
  const close = { type: "closeConsultation", consultationId: OF, reason: "Enough" };
  const ended = after(moved, eventsOf(ask(moved, close)), 50);
  expect([49, 50].map((at) => phaseOf(ended[0]!, at))).toEqual(["open", "closed"]);
  expect(reasonOf(ask(ended, close, { at: 60 }))).toBe("timeIsOver");
  expect(reasonOf(ask(ended, later, { at: 60 }))).toBe("timeIsOver");
});

test("F29 the secretariat publishes and withholds with a reason, and each act stays in the log", () => {
  const all = received(3);
  const of = { consultationId: OF };
  const publish = { type: "publishInputs", ...of, inputIds: [idOf(0), idOf(1), idOf(0)] };
  const published = after(all, eventsOf(ask(all, publish)));
  expect(published[0]!.inputs.map(({ state }) => state)).toEqual(["published", "published", "received"]);
  expect(reasonOf(ask(published, publish))).toBe("nothingToDo");
  const withhold = {
    type: "withholdInputs",
    ...of,
    inputIds: [idOf(0), idOf(2)],
    reason: "Not on the draft",
  };
  const withheld = after(published, eventsOf(ask(published, withhold)), 40);
  expect(withheld[0]!.inputs[0]!.acts).toEqual([
    { kind: "published", at: 10, by: BY, reason: "" },
    { kind: "withheld", at: 40, by: BY, reason: "Not on the draft" },
  ]);
  expect(reasonOf(ask(all, { ...publish, inputIds: [idOf(9)] }))).toBe("noSuchPaper");
  expect(reasonOf(ask([], publish))).toBe("noSuchText");
  expect(() => forumCommandSchema.parse({ ...withhold, reason: " " })).toThrow();
});

test("F31 an erased input is over for good, and its proof stays", () => {
  const all = received(1);
  const erase = { type: "eraseInput", consultationId: OF, inputId: idOf(0), reason: "Asked by mail" };
  const erased = after(all, eventsOf(ask(all, erase)), 70);
  expect(erased[0]!.inputs[0]).toMatchObject({
    state: "erased",
    proof: "proof 0",
    acts: [{ kind: "erased", at: 70, by: BY, reason: "Asked by mail" }],
  });
  const again = { type: "publishInputs", consultationId: OF, inputIds: [idOf(0)] };
  expect([reasonOf(ask(erased, erase)), reasonOf(ask(erased, again))]).toEqual([
    "paperSettled",
    "paperSettled",
  ]);
});

test("F28 an input enters the record once, and a consultation takes only so many", () => {
  const input = { consultationId: OF, inputId: idOf(0), receivedAt: 30, proof: "proof" };
  expect(reasonOf(receiveInput(received(1), input))).toBe("nothingToDo");
  expect(reasonOf(receiveInput([], input))).toBe("noSuchText");
  const [one] = received(1);
  const many = Array.from({ length: INPUTS_OF_CONSULTATION_MAX }, () => one!.inputs[0]!);
  expect(reasonOf(receiveInput([{ ...one!, inputs: many }], { ...input, inputId: idOf(1) }))).toBe("tooMany");
});

test("F30 a summary is kept on the text that was read, and published as it was kept", () => {
  const all = received(2);
  const keep = {
    type: "keepSummary",
    consultationId: OF,
    seq: 0,
    notes: [{ about: "p1", text: "Two agree." }],
  };
  const kept = after(all, eventsOf(ask(all, keep)));
  expect(reasonOf(ask(kept, keep))).toBe("changedSince");
  expect(reasonOf(ask(all, { ...keep, notes: [{ about: "p9", text: "x" }] }))).toBe("unreadable");
  const at = kept[0]!.summary.kept!.seq;
  const publish = { type: "publishSummary", consultationId: OF, seq: at };
  const counts = countInputs(kept[0]!, [{ about: ["p1", "t1"] }, { about: [] }]);
  const out = after(kept, eventsOf(ask(kept, publish, { counts })));
  expect(out[0]!.summary.published).toMatchObject({
    notes: [{ about: "p1", text: "Two agree." }],
    counts: [
      { about: "", inputs: 1 },
      { about: "t1", inputs: 1 },
      { about: "t2", inputs: 0 },
      { about: "p1", inputs: 1 },
    ],
  });
  expect(reasonOf(ask(kept, { ...publish, seq: at + 1 }))).toBe("changedSince");
  const input = { about: ["p1"], name: "Ms Lamp", affiliation: "", text: `Keep\nthem ${"lit ".repeat(100)}` };
  expect(firstNote("p1", [input]).text).toMatch(/^Ms Lamp: Keep them lit .*…$/u);
  expect(firstNote("", [input]).text).toBe("");
});

test("F29 the secretariat alone reads what came in; no page of a member reads the forum anew for it", () => {
  const entry = (event: ConsultationEvent, n: number) => ({ ...event, seq: n, at: 1, by: BY }) as ForumEntry;
  const first = { type: "forumOpened", preset: "wtpf-26", sample: false, facts: wtpf26 } as const;
  const forum = applyForumEvent(null, { ...first, seq: 1, at: 1, by: BY });
  const [event] = eventsOf(ask([], OPEN));
  const open = applyForumEvent(forum, entry(event!, 2));
  const quiet = {
    type: "inputReceived",
    consultationId: OF,
    inputId: idOf(0),
    receivedAt: 1,
    proof: "",
  } as const;
  const next = applyForumEvent(open, entry(quiet, 3));
  expect([open.viewSeq, next.viewSeq, next.seq]).toEqual([2, 2, 3]);
  expect([forumReadersOf(event!).kind, forumReadersOf(quiet).kind]).toEqual(["all", "secretariat"]);
  const chair = {
    id: BY,
    role: "chair",
    category: "office",
    delegationId: null,
    leads: [],
    head: false,
  } as const;
  const command = forumCommandSchema.parse(OPEN);
  const decided = decideForum(forum, command, { actor: chair, newId: () => OF, preset: wtpf26, at: 10 });
  expect(reasonOf(decided as ReturnType<typeof ask>)).toBe("notYourRole");
});

test("F26 a form is read whole: signs that nobody sees go, and each fault is told", () => {
  const [of] = opened();
  const good: TypedInput = {
    ...NOTHING_TYPED,
    about: ["p1", "t2", "p1"],
    text: " Lamps\r\nare \u202Egood\u0000 ",
    name: "Ana\tLópez\r\nBcc: all@example.org",
    affiliation: "Keepers\u200B of lamps",
    email: "ana@example.org",
    consent: true,
  };
  expect(readInputForm(good, { of: of!, hasFile: false })).toEqual({
    words: {
      about: ["p1", "t2"],
      text: "Lamps\nare good",
      name: "Ana López Bcc: all@example.org",
      affiliation: "Keepers of lamps",
      email: "ana@example.org",
    },
  });
  const faultsOf = (more: Partial<TypedInput>, hasFile = false) => {
    const read = readInputForm({ ...good, ...more }, { of: of!, hasFile });
    return "faults" in read ? read.faults : [];
  };
  expect(faultsOf(NOTHING_TYPED)).toEqual(["textMissing", "nameMissing", "emailWrong", "consentMissing"]);
  expect(faultsOf({ text: "" }, true)).toEqual([]);
  expect(faultsOf({ text: "x".repeat(INPUT_TEXT_CHARS_MAX + 1) })).toEqual(["textLong"]);
  expect(faultsOf({ name: "x".repeat(200), affiliation: "x".repeat(200) })).toEqual([
    "nameLong",
    "affiliationLong",
  ]);
  expect(faultsOf({ about: ["p2"], trap: "buy" })).toEqual(["trapFilled", "aboutUnknown"]);
  for (const email of [
    "ana@example.org\r\nBcc: b@example.org",
    "a@b.org, c@d.org",
    "no address",
    "a\u202E@b.org",
  ])
    expect(faultsOf({ email }), email).toEqual(["emailWrong"]);
});

test("F31 the proof changes with each word, and with the salt", () => {
  const words = {
    name: "Ana",
    affiliation: "",
    email: "ana@example.org",
    language: "en",
    about: [],
    text: "Lamps",
    file: null,
  } as const;
  const input = { id: idOf(1), consultationId: OF, receivedAt: 5, salt: "salt", words };
  const proofs = [
    input,
    { ...input, salt: "other" },
    { ...input, receivedAt: 6 },
    { ...input, words: { ...words, email: "eve@example.org" } },
    { ...input, words: { ...words, about: ["p1"] } },
  ].map(proofOfInput);
  expect(new Set(proofs).size).toBe(5);
  expect(proofOfInput({ ...input })).toBe(proofs[0]);
});

test("F25 a base text gives its paragraphs by verb and number, a report its own and the annexed", () => {
  const clauses = [
    { kind: "title", number: "", text: "On lamps" },
    { kind: "verb", number: "", text: "recognizing" },
    { kind: "recital", number: "a)", text: "that lamps are lit" },
    { kind: "recital", number: "b)", text: " " },
    { kind: "verb", number: "", text: "invites" },
    { kind: "operative", number: "1", text: "to keep them" },
  ] as const;
  expect(paragraphsOfBaseText(clauses)).toEqual([
    { id: "p1", label: "recognizing a)", text: "that lamps are lit" },
    { id: "p2", label: "invites 1", text: "to keep them" },
  ]);
  expect(paragraphsOfReport(["First"], [{ number: "2", title: "Lamps" }])).toEqual([
    { id: "p1", label: "1", text: "First" },
    { id: "p2", label: "2", text: "Lamps" },
  ]);
});
