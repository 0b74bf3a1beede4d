import { seeded } from "../../server/testing/chance.ts";
import { type Answer, signedIn, type TestPerson } from "../../server/testing/room-of-people.ts";
import { paragraph, wordFileBytes } from "../../server/testing/word-package.ts";
import { COMMENT_CHARS_MAX } from "../../shared/negotiation/comment.ts";
import { isPlainName, toPlainWords } from "../../shared/text/plain-words.ts";
import { PAYLOADS } from "./payloads.ts";

/** Counts by door how often hostile text was taken, and how often the server refused it as it was. */
export type Filled = Map<string, { taken: number; refused: number }>;

export type Hands = {
  readonly url: string;
  readonly secretariat: TestPerson;
  readonly lead: TestPerson;
  readonly aaa: TestPerson;
  readonly bbb: TestPerson;
};

/** Few at once: a person's commands wait for each other anyway. */
const AT_ONCE = 8;

async function each<T>(items: readonly T[], act: (item: T, n: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let n = next++; n < items.length; n = next++) await act(items[n]!, n);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Texts joined into pieces of at most so many characters, for places of which there are few. */
export function joined(texts: readonly string[], charsMax: number, between = " "): readonly string[] {
  const pieces: string[] = [];
  for (const text of texts) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + between.length + text.length <= charsMax)
      pieces[pieces.length - 1] = last + between + text;
    else pieces.push(text.slice(0, charsMax));
  }
  return pieces;
}

/** As a person who is refused would write it again: without what nobody sees. */
export const plain = (text: string): string => toPlainWords(text).trim();

export const PLAIN_TEXTS = PAYLOADS.map(({ text }) => plain(text)).filter(isPlainName);

/** Texts for places of so many characters: each in a place of its own, or joined in an order of chance. */
export type Pieces = (charsMax: number) => readonly string[];

export const piecesOf =
  ({ seed, alone }: { readonly seed: number; readonly alone: boolean }): Pieces =>
  (charsMax) =>
    alone
      ? PLAIN_TEXTS.map((text) => text.slice(0, charsMax).trim())
      : joined(shuffled(PLAIN_TEXTS, seed), charsMax);

function shuffled(texts: readonly string[], seed: number): readonly string[] {
  const chance = seeded(seed);
  return texts
    .map((text) => ({ text, at: chance(2 ** 31) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ text }) => text);
}

/** Brings the whole corpus into a forum, through each field that takes a text. */
export async function fill(hands: Hands, opinion: string, pieces: Pieces): Promise<Filled> {
  const { url, secretariat, lead, aaa, bbb } = hands;
  const filled: Filled = new Map();
  const count = (sink: string, status: number): void => {
    const now = filled.get(sink) ?? { taken: 0, refused: 0 };
    filled.set(
      sink,
      status === 200 ? { ...now, taken: now.taken + 1 } : { ...now, refused: now.refused + 1 },
    );
  };
  const forum = async (sink: string, who: TestPerson, command: object): Promise<Record<string, unknown>> => {
    const answer = await who.post("/api/forum/commands", command);
    count(sink, answer.status);
    const said = (await answer.json()) as Record<string, unknown>;
    return said;
  };
  const act = async (sink: string, who: TestPerson, command: object): Promise<Answer> => {
    const answer = await who.ask(opinion, command as Record<string, unknown>);
    count(sink, answer.status);
    return answer;
  };

  // As it is, where nothing may be hidden: refused in words, or made plain; never a fault.
  await each(
    PAYLOADS.filter(({ text }) => plain(text) !== text),
    async ({ text }) => {
      await act("clause words, raw", lead, { type: "addClause", after: null, kind: "note", text });
    },
  );
  const texts = pieces(600);
  await each(texts, (text) =>
    act("clause words", lead, { type: "addClause", after: null, kind: "operative", level: 1, text }).then(
      () => undefined,
    ),
  );
  const { clauses } = await lead.opinion(opinion);
  const rows = clauses.filter(({ kind }) => kind === "operative").slice(0, texts.length);
  await each(rows, async ({ id, hash }, n) => {
    const text = texts[n]!;
    const on = { clauseId: id, hash };
    await act("proposals and reasons", aaa, {
      type: "propose",
      kind: "change",
      text: `that ${text}`,
      reason: text,
      ...on,
    });
    await act("positions", bbb, {
      type: "takePosition",
      subject: { clauseId: id },
      hash,
      position: "reservation",
      reason: text,
    });
    await act("comments", aaa, {
      type: "comment",
      on: { clauseId: id },
      text: text.slice(0, COMMENT_CHARS_MAX),
      readers: "room",
    });
    if (n % 4 === 0) await act("footnotes", lead, { type: "addFootnote", clauseId: id, at: 0, text });
    if (n % 4 === 1) await act("locks", lead, { type: "lockClause", clauseId: id, hash, reason: text });
    if (n % 4 === 2)
      await act("postponed", lead, {
        type: "park",
        subject: { clauseId: id },
        reason: text,
        until: { meeting: text.slice(0, 60) },
      });
  });
  await fillForum({ forum, secretariat, pieces });
  await fillFiles({ url, secretariat, aaa, opinion, pieces, count });
  return filled;
}

async function fillForum({
  forum,
  secretariat,
  pieces,
}: {
  readonly forum: (sink: string, who: TestPerson, command: object) => Promise<Record<string, unknown>>;
  readonly secretariat: TestPerson;
  readonly pieces: Pieces;
}): Promise<void> {
  await each(pieces(120), (name) =>
    forum("names of people", secretariat, {
      type: "admitParticipant",
      name,
      role: "delegate",
      delegation: "AAA",
    }).then(() => undefined),
  );
  await each(pieces(120), (name, n) =>
    forum("delegations", secretariat, {
      type: "admitDelegation",
      symbol: `X${n}`,
      name: { en: name },
      category: "memberState",
    }).then(() => undefined),
  );
  const received = { language: "en", receivedAt: "2025-09-01T09:00:00Z" };
  await each(pieces(300), (title, n) =>
    forum("contributions", secretariat, {
      type: "registerContribution",
      number: `${900 + n}`,
      from: { kind: "delegation", delegationId: "AAA" },
      title,
      text: `_noting_\n\na) ${title}`,
      ...received,
    }).then(() => undefined),
  );
  await each(pieces(300), (title) =>
    forum("shelf", secretariat, {
      type: "shelveText",
      title,
      source: title,
      text: `_noting_\n\na) ${title}`,
    }).then(() => undefined),
  );
  for (const what of pieces(400))
    await forum("timetable", secretariat, {
      type: "addTimetableEntry",
      entry: { date: "2028-01-10", what: { en: what }, windows: [], provisional: false, status: "inForce" },
    });
  for (const conclusion of pieces(4_000)) {
    const name = conclusion.slice(0, 160).trim();
    const { entries } = await forum("meetings", secretariat, { type: "openMeeting", groupId: null, name });
    const meeting = (
      entries as
        | readonly { readonly meeting?: { readonly id: string }; readonly meetingId?: string }[]
        | undefined
    )?.[0];
    const meetingId = meeting?.meeting?.id ?? meeting?.meetingId;
    await forum("conclusions", secretariat, { type: "closeMeeting", meetingId, conclusion });
  }
  for (const topic of pieces(300).slice(0, 3))
    await forum("groups", secretariat, {
      type: "renameGroup",
      groupId: "space",
      topic: { en: topic },
      reason: topic,
    });
}

async function fillFiles({
  url,
  secretariat,
  aaa,
  opinion,
  pieces,
  count,
}: {
  readonly url: string;
  readonly secretariat: TestPerson;
  readonly aaa: TestPerson;
  readonly opinion: string;
  readonly pieces: Pieces;
  readonly count: (sink: string, status: number) => void;
}): Promise<void> {
  const escaped = PLAIN_TEXTS.map((text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;"));
  const body = escaped.map(paragraph).join("");
  const send = (who: TestPerson, path: string, bytes: BodyInit): Promise<Response> =>
    fetch(url + path, { method: "POST", headers: { cookie: who.cookie }, body: bytes });
  const word = new Uint8Array(wordFileBytes({ body }));
  await each(pieces(200).slice(0, 2), async (name) => {
    const named = encodeURIComponent(`${name}.docx`);
    count(
      "Word files, their names",
      (await send(aaa, `/api/opinions/${opinion}/import?name=${named}`, word)).status,
    );
    count(
      "draft files, their names",
      (await send(secretariat, `/api/forum/imports?name=${named}`, word)).status,
    );
  });
  const text = [
    "DRAFT OPINION 90",
    "A title",
    "_noting_",
    ...PLAIN_TEXTS.map((one, n) => `${n + 1} ${one}`),
  ].join("\n\n");
  count("imported text", (await send(secretariat, "/api/forum/import?group=space", text)).status);
}

/** Signs in with the token of a printed link. */
export async function handOf(url: string, link: string): Promise<TestPerson> {
  const answer = await fetch(`${url}/api/sign-in`, {
    method: "POST",
    body: JSON.stringify({ token: link.split("#")[1] }),
  });
  return signedIn(url, answer.headers.get("set-cookie")!.split(";")[0]!);
}
