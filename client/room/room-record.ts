import type { WordRun, Words } from "../../shared/clause/words.ts";
import { type ClauseId, clauseId, groupId, type OpinionId, opinionId } from "../../shared/ids.ts";
import type { HiddenEntry } from "../../shared/people/readers.ts";
import { type Entry, isHidden } from "../../shared/events/event.ts";
import { NOTHING_NEGOTIATED } from "../../shared/negotiation/negotiation.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import type {
  Author,
  CallShown,
  Deletion,
  FrameNews,
  RosterPerson,
  ToldWindows,
} from "../../shared/wire/protocol.ts";
import { applyEvent } from "../../shared/events/apply-event.ts";
import type { StoredAnswer } from "../offline-store/stored-room.ts";
import { type CharRanges, openCharRanges } from "./char-ranges.ts";

/** The part of `GET /api/opinions/:id` that tells this page more than the public form. */
export type OpinionAnswer = {
  readonly record: Opinion;
  readonly clauses: readonly { readonly id: string; readonly text: string }[];
  readonly authors: readonly Author[];
  readonly deletions: readonly Deletion[];
  readonly head: string;
  /** From this device, where there is no network: the document comes with it. */
  readonly kept?: StoredAnswer;
};

/** Entries that stay on the page; the whole record is read by `minutes?after=`. */
const ENTRIES_KEPT = 500;

export type RoomRecord = {
  readonly opinion: Opinion;
  /** The last seq that was replayed here, or that this reader may not see. */
  readonly seq: number;
  readonly head: string;
  readonly entries: readonly Entry[];
  readonly people: readonly RosterPerson[];
  readonly readOnly: boolean;
  readonly windows: ToldWindows | null;
  readonly callShown: CallShown | null;
  /** These two only grow, at every frame of a busy room: in place, since a day's would be copied each time. */
  readonly authors: Map<number, Author>;
  readonly deletions: CharRanges<Deletion>;
};

export const emptyRecord = (id: OpinionId): RoomRecord => ({
  opinion: {
    id,
    groupId: groupId(""),
    number: "",
    stage: "drafting",
    pen: "everyone",
    sample: false,
    generation: "",
    seq: 0,
    clauses: [],
    baseTexts: [],
    cleanUps: [],
    references: [],
    negotiation: NOTHING_NEGOTIATED,
  },
  seq: 0,
  head: "",
  entries: [],
  people: [],
  readOnly: false,
  windows: null,
  callShown: null,
  authors: new Map(),
  deletions: openCharRanges(),
});

/** The record as the server answers it; what this page had of entries and people stays. */
export function withAnswer(before: RoomRecord, answer: OpinionAnswer): RoomRecord {
  learn(before, answer);
  // An answer that was on its way while newer entries came is older than what is here.
  if (answer.record.seq < before.seq) return before;
  return {
    ...before,
    opinion: { ...answer.record, id: opinionId(answer.record.id) },
    seq: answer.record.seq,
    head: answer.head,
  };
}

/** Entries of a frame, the same for all, with those in place of hidden ones that were told to this reader before it. */
export function withTold(
  entries: readonly (Entry | HiddenEntry)[],
  told: readonly Entry[],
): readonly (Entry | HiddenEntry)[] {
  if (told.length === 0) return entries;
  const known = new Map(told.map((entry) => [entry.seq, entry]));
  return entries.map((entry) => (isHidden(entry) ? (known.get(entry.seq) ?? entry) : entry));
}

/** The record after more entries: those already known are passed over. */
export function withEntries(before: RoomRecord, entries: readonly (Entry | HiddenEntry)[]): RoomRecord {
  const fresh = entries.filter((entry) => entry.seq > before.seq);
  if (fresh.length === 0) return before;
  const seen: Entry[] = [];
  let { opinion } = before;
  for (const entry of fresh) {
    if (isHidden(entry)) continue;
    opinion = applyEvent(opinion, entry);
    seen.push(entry);
  }
  const last = fresh.at(-1);
  return {
    ...before,
    opinion,
    seq: last?.seq ?? before.seq,
    head: last?.hash ?? before.head,
    entries: [...before.entries, ...seen].slice(-ENTRIES_KEPT),
  };
}

/** Earlier entries, fetched for the record's tab: they are in the opinion already. */
export const withEarlier = (before: RoomRecord, entries: readonly (Entry | HiddenEntry)[]): RoomRecord => {
  const first = before.entries[0]?.seq ?? before.seq + 1;
  const earlier = entries.filter((entry): entry is Entry => !isHidden(entry) && entry.seq < first);
  return { ...before, entries: [...earlier, ...before.entries].slice(-ENTRIES_KEPT) };
};

/** Everything in a frame's news but its entries. */
export function withNews(before: RoomRecord, news: FrameNews): RoomRecord {
  learn(before, news);
  const { readOnly = before.readOnly, windows = before.windows, call: callShown = before.callShown } = news;
  const people = withPeople(before.people, news);
  const isSame =
    people === before.people &&
    readOnly === before.readOnly &&
    windows === before.windows &&
    callShown === before.callShown;
  return isSame ? before : { ...before, people, readOnly, windows, callShown };
}

/** Learns the authors of text and of deletions. */
function learn({ authors, deletions }: RoomRecord, news: Pick<FrameNews, "authors" | "deletions">): void {
  for (const author of news.authors ?? []) authors.set(author.client, author);
  for (const one of news.deletions ?? []) deletions.add([one.client, one.clock, one.length], one);
}

function withPeople(
  before: readonly RosterPerson[],
  { people: came = [], left = [] }: Pick<FrameNews, "people" | "left">,
): readonly RosterPerson[] {
  if (came.length === 0 && left.length === 0) return before;
  const gone = new Set([...left, ...came.map((person) => person.client)]);
  const known = new Map(before.map(({ client, userId }) => [client, userId]));
  return [
    ...before.filter((person) => !gone.has(person.client)),
    // A person who came and left in one batch is gone. Broadcasts name no person, so a known name stays.
    ...came.flatMap((person) => {
      if (left.includes(person.client)) return [];
      const userId = person.userId ?? known.get(person.client);
      return [userId === undefined ? person : { ...person, userId }];
    }),
  ];
}

/** The words of the first answer, for the first paint: whose they are comes with the document. */
export const answeredWords = (answer: OpinionAnswer): Words =>
  new Map(
    answer.clauses.map(({ id, text }): [ClauseId, readonly WordRun[]] => [
      clauseId(id),
      text === "" ? [] : [{ text, client: 0, clock: 0 }],
    ]),
  );
