import { afterAll, beforeAll, expect, test } from "vitest";
import type { WordPreview } from "../../shared/word-file/word-import.ts";
import {
  openTestSite,
  type OpinionAnswer,
  type TestPerson,
  type TestSite,
} from "../testing/room-of-people.ts";
import {
  commentOn,
  deleteFrom,
  type Hand,
  type HandParagraph,
  openHand,
  replyTo,
  settle,
  typeAt,
  wordChars,
} from "../testing/word-hand.ts";

/** The second round: files that went out with accepted changes and running proposals, and came back edited (rule X23). */
let site: TestSite;
let id: string;
const people = new Map<string, TestPerson>();
const as = (who: string): TestPerson => people.get(who)!;
type Clause = OpinionAnswer["clauses"][number];

const clauses = async (): Promise<readonly Clause[]> => (await as("space").opinion(id)).clauses;
const clause = async (words: string): Promise<Clause> => {
  const found = (await clauses()).find(({ text }) => text.includes(words));
  if (found === undefined) throw new Error(`no clause has: ${words}`);
  return found;
};
const done = async (who: string, command: object): Promise<Record<string, string>> => {
  const answer = await as(who).ask(id, command as never);
  if (answer.status !== 200) throw new Error(`${who}: ${JSON.stringify([command, answer])}`);
  return answer.entries![0] as unknown as Record<string, string>;
};
const propose = async (who: string, on: Clause, more: object): Promise<string> => {
  const hash = "kind" in more && more.kind === "add" ? {} : { hash: on.hash };
  const made = await done(who, { type: "propose", kind: "change", clauseId: on.id, ...hash, ...more });
  return made["proposalId"]!;
};
const proposals = async () => (await as("space").opinion(id)).record.negotiation.proposals;
async function accept(proposalId: string): Promise<void> {
  const found = (await proposals()).find((one) => one.id === proposalId)!;
  const now = (await clauses()).find((one) => one.id === found.clauseId);
  const hash = found.kind === "add" ? {} : { hash: now!.hash };
  await done("space", {
    type: "acceptProposal",
    proposalId,
    proposalHash: found.wordings.at(-1)!.hash,
    ...hash,
  });
}

/** Facts of the room that the tests name. */
const known = { final: "", own: "", thread: "", ownThread: "" };

beforeAll(async () => {
  site = await openTestSite();
  id = site.opinionOf("space");
  for (const who of ["AAA", "BBB", "CCC", "DDD", "space"]) people.set(who, await site.person(who));
  await done("space", { type: "consolidate", hash: (await as("space").opinion(id)).hash });
  const items = (await clauses()).filter(({ kind }) => kind === "operative" || kind === "recital");
  const [first, second, third, fourth, fifth, sixth] = items;
  for (const added of [
    await propose("BBB", first!, { kind: "add", text: "that resolutions of the Council were recalled" }),
    await propose("BBB", second!, { kind: "add", text: "that towers and cables be shared" }),
    await propose("BBB", third!, { text: `${third!.text}, namely here` }),
    await propose("BBB", fourth!, { kind: "delete" }),
  ])
    await accept(added);
  await accept(await propose("BBB", await clause("namely here"), { text: `${third!.text}, that is here` }));
  known.final = await propose("AAA", fifth!, { text: `${fifth!.text} in the final outcome document` });
  known.own = await propose("BBB", sixth!, { text: `${sixth!.text} and beyond` });
  await propose("CCC", await clause("towers and"), { kind: "add", text: "that ships be reached" });
  const comment = async (who: string, on: Clause, text: string): Promise<string> =>
    (await done(who, { type: "comment", on: { clauseId: on.id }, text, readers: "room" }))["commentId"]!;
  known.thread = await comment("CCC", fifth!, "Which document is meant?");
  known.ownThread = await comment("AAA", first!, "We ask for a source.");
});
afterAll(() => site.close());

const exported = async (query = "form=tracked"): Promise<Uint8Array> =>
  new Uint8Array(await (await as("CCC").get(`/api/opinions/${id}/export.docx?${query}`)).arrayBuffer());

async function broughtIn(
  who: string,
  bytes: Uint8Array,
  whose: Readonly<Record<string, "own" | "other">> = {},
): Promise<WordPreview & { readonly number: number }> {
  const path = `/api/opinions/${id}/import`;
  const headers = { cookie: as(who).cookie };
  const body = bytes as Uint8Array<ArrayBuffer>;
  const sent = await fetch(site.url + path, { method: "POST", headers, body });
  const { number } = (await sent.json()) as { number: number };
  const authors = Object.entries(whose).map(([name, of]) => ({ name, whose: of }));
  const answer = await as(who).post(`${path}s/${number}/authors`, { authors });
  return { ...((await answer.json()) as WordPreview), number };
}

/** A file edited by hand, in Word. */
const editedBy = (bytes: Uint8Array, edit: (hand: Hand) => void): Uint8Array => {
  const hand = openHand(bytes);
  edit(hand);
  return hand.save();
};
const textOf = (one: HandParagraph): string =>
  wordChars(one)
    .map(({ atom }) => atom.char)
    .join("");
const paragraphWith = (hand: Hand, words: string): HandParagraph => {
  const found = hand.paragraphs.filter((one) => textOf(one).includes(words));
  if (found.length !== 1) throw new Error(`${found.length} paragraphs have: ${words}`);
  return found[0]!;
};
const placeOf = (paragraph: HandParagraph, words: string): { from: number; to: number } => {
  const start = textOf(paragraph).indexOf(words);
  const chars = wordChars(paragraph);
  return { from: chars[start]!.at, to: chars[start + words.length - 1]!.at + 1 };
};
const type = (hand: Hand, behind: string, text: string, author: string | null): void => {
  const paragraph = paragraphWith(hand, behind);
  typeAt(paragraph, placeOf(paragraph, behind).to, { text, author });
};
const strike = (hand: Hand, words: string, author: string | null): void => {
  const paragraph = paragraphWith(hand, words);
  const { from, to } = placeOf(paragraph, words);
  deleteFrom(paragraph, from, to, author);
};

const asked = ({ understood }: WordPreview) =>
  understood.proposals.map(({ kind, clauseId, text, on }) =>
    on == null ? [kind, clauseId, text] : [kind, on, text],
  );
const inOrder = (one: unknown, other: unknown): number =>
  JSON.stringify(one).localeCompare(JSON.stringify(other));
const NOTHING = { proposals: [], comments: [], footnotes: [], not: [] };

test("X23 edits in text accepted since the base text are changes of those very clauses", async () => {
  const [recalled, shared, namely] = [
    await clause("were recalled"),
    await clause("towers and"),
    await clause("that is here"),
  ];
  const bytes = editedBy(await exported(), (hand) => {
    type(hand, "that resolutions", " strongly", "AAA");
    strike(hand, "towers and ", "AAA");
    type(hand, ", that is", " to say", "AAA");
    const paragraph = paragraphWith(hand, "were recalled");
    commentOn(hand, paragraph, {
      ...placeOf(paragraph, "the Council"),
      author: "AAA",
      text: "Which session?",
    });
  });
  const preview = await broughtIn("AAA", bytes);
  expect(asked(preview).toSorted(inOrder)).toEqual(
    [
      ["change", recalled.id, recalled.text.replace("resolutions", "resolutions strongly")],
      ["change", shared.id, shared.text.replace("towers and ", "")],
      ["change", namely.id, namely.text.replace("that is", "that is to say")],
    ].toSorted(inOrder),
  );
  expect(preview.understood.comments).toMatchObject([
    { on: { clauseId: recalled.id }, text: "Which session?" },
  ]);
  expect(preview.understood.not).toEqual([]);
  expect(preview.authors).toEqual([]);
});

test("X23 the proponent of accepted changes brings in the unedited file: nothing comes", async () => {
  for (const who of ["BBB"])
    for (const query of [
      "form=tracked",
      "form=tracked&language=ar",
      "form=bracketed",
      "form=clean&language=zh",
    ]) {
      const preview = await broughtIn(who, await exported(query));
      expect([who, query, preview.understood, preview.authors]).toMatchObject([who, query, NOTHING, []]);
    }
});

test("X23 an office that was once called one's own makes no proposal of an unedited file", async () => {
  const preview = await broughtIn("DDD", await exported(), { Facilitator: "own", BBB: "own", AAA: "own" });
  expect(preview.understood).toMatchObject(NOTHING);
});

test("X23 untracked words beside a tracked change of the same paragraph count", async () => {
  const { id: clauseId, text } = await clause("spectrum and orbits");
  for (const query of ["form=tracked", "form=bracketed", "form=clean"]) {
    const bytes = editedBy(await exported(query), (hand) => {
      type(hand, "spectrum and orbits are", " very", null);
      strike(hand, "to which all ", "AAA");
    });
    const preview = await broughtIn("AAA", bytes);
    const words = text.replace("orbits are", "orbits are very").replace("to which all ", "");
    expect([query, asked(preview)]).toEqual([query, [["change", clauseId, words]]]);
    expect(preview.understood.not).toEqual([]);
  }
});

test("X24 striking a word that another delegation proposes is a proposal on that proposal", async () => {
  const { text } = await fifthAsProposed();
  const preview = await broughtIn(
    "BBB",
    editedBy(await exported(), (hand) => strike(hand, "final ", "BBB")),
  );
  expect(asked(preview)).toEqual([["change", known.final, text.replace("final ", "")]]);
  expect(preview.understood.not).toEqual([]);
});

test("X24 words written inside another delegation's insertion belong to that proposal", async () => {
  const { text } = await fifthAsProposed();
  const bytes = editedBy(await exported(), (hand) => type(hand, "in the final", ", agreed", "BBB"));
  const preview = await broughtIn("BBB", bytes);
  expect(asked(preview)).toEqual([["change", known.final, text.replace("final", "final, agreed")]]);
  const answer = await as("BBB").post(`/api/opinions/${id}/imports/${preview.number}/keep`, {
    hash: preview.hash,
    proposals: [1],
    comments: [],
    as: "proposals",
    readers: "room",
  });
  expect(((await answer.json()) as { entries: object[] }).entries).toMatchObject([
    { type: "proposalSubmitted", kind: "change", on: known.final, symbol: "BBB" },
  ]);
});

test("X24 another's insertion accepted in Word is told, and no proposal of one's own", async () => {
  const bytes = editedBy(await exported(), (hand) => {
    const paragraph = paragraphWith(hand, "in the final outcome");
    settle(paragraph, placeOf(paragraph, "final").from, "accept");
  });
  const preview = await broughtIn("BBB", bytes);
  expect(preview.understood.proposals).toEqual([]);
  expect(preview.understood.settled).toMatchObject([{ proposalId: known.final, how: "accepted" }]);
});

test("X23 names that the forum knows are never asked for, foreign ones are", async () => {
  const bytes = editedBy(await exported(), (hand) => {
    type(hand, "were recalled", " again", "Pat Person");
    type(hand, "that is here", " too", "CCC");
    type(hand, "cables be shared", " fairly", "AAA");
  });
  const preview = await broughtIn("AAA", bytes, { "Pat Person": "other" });
  expect(preview.authors).toEqual([{ name: "Pat Person", whose: "other" }]);
  const shared = await clause("towers and");
  expect(asked(preview)).toEqual([["change", shared.id, `${shared.text} fairly`]]);
});

test("X24 a reply typed in Word becomes a reply in its thread, one's own or another's", async () => {
  const bytes = editedBy(await exported(), (hand) => {
    const known = (text: string): string => hand.comments.find((one) => one.text === text)!.id;
    replyTo(hand, known("Which document is meant?"), { author: "AAA", text: "The one of the Forum." });
    replyTo(hand, known("We ask for a source."), { author: "AAA", text: "It was found." });
  });
  const preview = await broughtIn("AAA", bytes);
  const shown = preview.understood.comments.map(({ replyTo: to, text }) => [to, text]);
  expect(shown.toSorted(inOrder)).toEqual(
    [
      [known.thread, "The one of the Forum."],
      [known.ownThread, "It was found."],
    ].toSorted(inOrder),
  );
  expect(preview.commentsAlready).toEqual([]);
  const answer = await as("AAA").post(`/api/opinions/${id}/imports/${preview.number}/keep`, {
    hash: preview.hash,
    proposals: [],
    comments: preview.understood.comments.map(({ n }) => n),
    as: "proposals",
    readers: "room",
  });
  const { entries } = (await answer.json()) as { entries: { replyTo: string; text: string }[] };
  expect(entries.map(({ replyTo: to, text }) => [to, text]).toSorted(inOrder)).toEqual(
    shown.toSorted(inOrder),
  );
});

const fifthAsProposed = async (): Promise<{ readonly text: string }> => {
  const { clauseId } = (await proposals()).find((one) => one.id === known.final)!;
  const { text } = (await clauses()).find((one) => one.id === clauseId)!;
  return { text: `${text} in the final outcome document` };
};
