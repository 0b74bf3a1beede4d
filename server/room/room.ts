import type { Command } from "../../shared/commands.ts";
import { isRefused } from "../../shared/decide/deciding.ts";
import type { Neighbour } from "../../shared/decide/merge-input.ts";
import type { WordRun } from "../../shared/clause.ts";
import type { OpinionId, UserId } from "../../shared/ids.ts";
import { clauseId } from "../../shared/ids.ts";
import type { Entry, HiddenEntry } from "../../shared/minutes.ts";
import { seesDraft } from "../../shared/negotiation/draft-rights.ts";
import { mayReadNow } from "../../shared/negotiation/negotiation-for.ts";
import { openSilences, silencesAt } from "../../shared/negotiation/silence.ts";
import type { Draft } from "../../shared/negotiation/proposal.ts";
import type { DraftOf } from "../../shared/opinion.ts";
import type { Participant } from "../../shared/participant.ts";
import { CLOSE } from "../../shared/protocol.ts";
import type { Receipt } from "../../shared/word-file/receipt.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refusal.ts";
import { openAsking } from "./asking.ts";
import type { Authors } from "./authors.ts";
import { behindOf } from "./authors.ts";
import type { Budget } from "../wire/budget.ts";
import { openBudget } from "../wire/budget.ts";
import { takeCheckpoint } from "./checkpoint.ts";
import { openCheckpoints } from "./checkpoints.ts";
import { draftsBegun } from "./found-draft.ts";
import type { AuthoredText } from "./found-draft.ts";
import { openIdsOfPresence } from "./ids-of-presence.ts";
import { openJournal } from "./journal.ts";
import { load } from "./load.ts";
import { openLog } from "./log.ts";
import type { Ending } from "../wire/outbox.ts";
import type { Inbox } from "../wire/inbox.ts";
import { openInbox } from "../wire/inbox.ts";
import { openOutbox } from "../wire/outbox.ts";
import type { Member } from "../wire/member.ts";
import type { CharId } from "../gate/moves.ts";
import type { RoomView } from "./room-view.ts";
import { Quarantined } from "./quarantine.ts";
import { openMeetingEnds } from "./meeting-ends.ts";
import { READ_ONLY } from "./read-only.ts";
import { SERVER_USER } from "./server-user.ts";
import { readMinutes } from "./read-minutes.ts";
import type { RoomOptions } from "./room-options.ts";
import { knowProposals } from "./serials.ts";
import { openTyping } from "./typing.ts";
import type { Taken } from "./typing.ts";
import { openViews, viewOf } from "./views.ts";
import type { Row } from "../store/store.ts";
import { BadRow } from "../store/store.ts";

const NO_LONGER_HERE: Ending = { code: CLOSE.signedOut, why: "you no longer take part" };
const NO_LONGER_THERE: Ending = { code: CLOSE.unknown, why: "there is no such Opinion" };
const SIGNED_OUT: Ending = { code: CLOSE.signedOut, why: "signed out" };

export type Answered = { readonly entries: readonly Entry[] } | { readonly refusal: Refusal };

/** One Opinion: the only writer of its words and minutes. Everything passes through here one by one. */
export type Room = {
  readonly id: OpinionId;
  /** Null where it is an Opinion's. */
  readonly draftOf: DraftOf | null;
  /** An Opinion is there for all who take part, a draft for its own alone (rule Q8). */
  readonly isThereFor: (reader: Participant) => boolean;
  /** Of a draft: its words and who wrote them. */
  readonly draftText: () => readonly AuthoredText[];
  /** What became of a draft that belongs to this Opinion. */
  readonly draftFate: (draft: string) => Draft["fate"] | null;
  /** Of its words' document: a page with another one is told to reload. */
  readonly generation: string;
  readonly join: (member: Member) => void;
  readonly leave: (member: Member) => void;
  /** Judges, applies and queues an update; synchronous. */
  readonly takeWords: (member: Member, update: Uint8Array, knows: (copy: CharId) => boolean) => Taken;
  /** Carries this out with the next frame, or before anything else that is asked of the room. */
  readonly soon: Inbox["put"];
  /** Takes a usual key, from within `among` of what `soon` was given; "unusual", untouched, where it is anything else. */
  readonly takeKey: (
    member: Member,
    update: Uint8Array,
  ) => "taken" | "unusual" | { readonly refusal: Refusal };
  readonly takeAwareness: (member: Member, update: Uint8Array) => void;
  /** Gives what the member says that it has of what is here; throws where that cannot be read. */
  readonly sendState: (member: Member, stateVector: Uint8Array) => ReadonlyMap<number, number>;
  readonly askForState: (member: Member) => void;
  /** `received`: the receipt of the file that it is taken from, where it is taken from one. */
  readonly command: (user: UserId, command: Command, received?: Receipt) => Promise<Answered>;
  /** Answered on the member's socket, in order with its words. */
  readonly commandFrom: (member: Member, asked: { readonly n: number; readonly command: Command }) => void;
  readonly answer: (member: Member, answer: { readonly n: number; readonly refusal: Refusal }) => void;
  /** As it is now and as the reader may have it, everything in it on disk; without a reader, what all may have. */
  readonly view: (reader?: Participant) => Promise<RoomView>;
  /** As another Opinion's room may have it: what all may read, everything in it on disk. */
  readonly beside: () => Promise<Neighbour>;
  /** Whose each character was, and who deleted it: known for good, so of earlier states too. */
  readonly who: Pick<Authors, "authorOf" | "deletedIn">;
  /** As this participant may read them; rejects with Quarantined where a row is not right. */
  readonly minutes: (
    after: number,
    limit: number,
    reader: Participant,
  ) => Promise<readonly (Entry | HiddenEntry)[]>;
  /** Writes down what the clock brings to silence procedures (rules I3, I6). */
  readonly noticeSilences: () => void;
  /** Writes down which meetings ended; resolves when that is on disk (rule T18). */
  readonly noticeMeetings: () => Promise<void>;
  /** The disk is full, or no longer: said to all, and what was held is asked for. */
  readonly readOnly: (isFull: boolean) => void;
  /** What the timetable has open now, told to all who are here (rule T9). */
  readonly tellWindows: () => void;
  /** Closes the sockets of people who no longer take part, or for whom it is no longer there. */
  readonly checkMembers: () => void;
  /** Closes the sockets of a sign-in that has ended. */
  readonly closeSession: (session: string) => void;
  readonly members: () => number;
  /** Spends of what a person may send to this room. */
  readonly spend: Budget["spend"];
  /** A bug while words were taken: what is in memory may be half of it, so the room closes and loads again. */
  readonly fail: (error: unknown) => void;
  readonly close: () => Promise<void>;
};

export async function openRoom(options: RoomOptions): Promise<Room | null> {
  const { id, store, forum, clock, newId, disk, serials, drafts, past } = options;
  const loaded = await load(store, id, { behind: behindOf(forum.person) });
  if (loaded.opinion === null) return null;
  knowProposals(serials, loaded.opinion);
  const { sheet, authors } = loaded;
  const budget = openBudget();
  const log = openLog(id, loaded.position);
  const checkpoints = openCheckpoints({
    from: loaded.from,
    take: () => takeCheckpoint(id, loaded, { position: log.position(), opinion: journal.opinion() }),
    save: store.saveCheckpoint,
    keep: store.keepCheckpoint,
    log: options.log,
  });
  /** First rows of drafts, stored together with the entries that tell of them. */
  const founded: Row[] = [];
  const { draftOf = null, groupId } = loaded.opinion;
  const isThereFor = (reader: Participant): boolean =>
    draftOf === null || seesDraft(draftOf, groupId, reader);
  /** Why somebody's connection ends; null: it goes on. */
  const endOf = (user: UserId): Ending | null => {
    const participant = forum.participant(user);
    if (participant === null) return NO_LONGER_HERE;
    return isThereFor(participant) ? null : NO_LONGER_THERE;
  };
  const presence = openIdsOfPresence(id, { authors, tell: (author) => outbox.addAuthors([author]) });
  const outbox = openOutbox({
    doc: sheet.doc,
    append: async (rows) => {
      const ids = disk.isFull() ? [] : presence.take();
      await store.append(rows, ids);
      const last = rows.at(-1);
      if (last !== undefined) checkpoints.committed(last.seq);
    },
    takeIn: () => inbox.empty(),
    takeRows: () => [...founded.splice(0), ...log.take()],
    person: forum.person,
    windows: () => {
      const { textOpen, commentsOpen } = forum.rules(journal.opinion());
      return { textOpen, commentsOpen, timetableSeq: forum.timetableSeq(), forumSeq: forum.seq() };
    },
    mayRead: (user, entry) => {
      const participant = forum.participant(user);
      return participant !== null && mayReadNow(entry, participant, journal.opinion());
    },
    failed: options.failed,
  });
  const inbox = openInbox({ wake: outbox.soon, together: sheet.together });
  const journal = openJournal({
    opinion: loaded.opinion,
    held: loaded,
    log,
    forumSeq: forum.seq,
    tell: outbox.addWords,
  });
  outbox.tellReadOnly(disk.isFull());
  checkpoints.committed(loaded.position.seq);

  const asking = openAsking({
    opinion: journal.opinion,
    sheet,
    authors,
    forum,
    newId,
    serials,
    drafts,
    neighbours: options.neighbours,
    visit: (reader, seq) => past.visit(id, { seq, reader, groupId, now: log.position().seq }),
  });

  /** Before every act too, so that what comes after a closing instant is never taken for what came before it. */
  const noticeSilences = (): void => {
    if (disk.isFull() || openSilences(journal.opinion()).length === 0) return;
    const at = clock.now();
    const acts = silencesAt(journal.opinion(), sheet.words(), at);
    if (acts.length > 0) outbox.addEntries(journal.enter(acts, { by: SERVER_USER, at }));
  };

  const meetings = openMeetingEnds({ forum, journal, clock, disk, tell: outbox.addEntries });
  /** Whether something that happened beside this room has to be looked at before the next words (rules I3, T18). */
  const isNoticeDue = (): boolean =>
    openSilences(journal.opinion()).length > 0 || (draftOf === null && meetings.isDue());
  /** What happened beside this room comes before whatever is taken after it. */
  const notice = (): void => {
    if (draftOf === null) meetings.notice();
    noticeSilences();
  };

  const { spend } = budget;
  const typing = openTyping({ id, held: loaded, journal, outbox, forum, clock, disk, drafts, spend });

  const authored = (runs: readonly WordRun[], otherwise: UserId): readonly AuthoredText[] =>
    runs.map(({ text, client }) => ({ text, by: authors.authorOf(client) ?? otherwise }));

  const command = (user: UserId, asked: Command, received?: Receipt): Answered => {
    inbox.empty();
    notice();
    const actor = forum.participant(user);
    if (actor === null) return refuse("notSignedIn", "You no longer take part in this forum.");
    if (disk.isFull()) return { refusal: READ_ONLY };
    if (draftOf !== null) return refuse("unknownCommand", "A draft is typed in; its Opinion is asked.");
    const who = { by: user, at: clock.now() };
    const decided = asking.decide(actor, asked, { at: who.at, received });
    if (isRefused(decided)) return decided;
    founded.push(
      ...draftsBegun(decided.acts, {
        ...who,
        asked,
        opinion: journal.opinion(),
        wordsOf: (base) => authored(sheet.words().get(clauseId(base)) ?? [], user),
        newId,
        forumSeq: forum.seq(),
      }),
    );
    journal.write(decided.edits, decided.acts, who);
    const entries = journal.enter(decided.acts, who);
    outbox.addEntries(entries);
    if (entries.some(({ type }) => type === "consolidated")) checkpoints.keepNow();
    return { entries };
  };

  const views = openViews({
    state: () => `${log.position().seq} ${forum.seq()} ${presence.count()}`,
    seenBy: asking.seenBy,
    makeView: (opinion) => viewOf(opinion, { held: loaded, position: log.position(), names: forum.names() }),
  });

  // A meeting that ended while nobody had this room open: before anybody is in it.
  notice();

  /** Whoever sent the words is refused for good, or they would come again as soon as the room is loaded again (D8). */
  const brokenAt = (member: Member, error: unknown): { readonly refusal: Refusal } => {
    outbox.leave(member);
    outbox.fail(error);
    return refuse("notAnEdit", "This edit could not be carried out. Your words are kept; type them anew.");
  };

  /** The room is of no more use; what to tell who asked. */
  const failed = (error: unknown): unknown => {
    outbox.fail(error);
    return error instanceof BadRow ? new Quarantined(id) : error;
  };

  return {
    id,
    draftOf,
    isThereFor,
    draftText: () => {
      inbox.empty();
      return authored(sheet.words().get(clauseId(id)) ?? [], SERVER_USER);
    },
    draftFate: (draft) => journal.opinion().negotiation.drafts.find((one) => one.id === draft)?.fate ?? null,
    generation: loaded.opinion.generation,
    join: (member) => {
      // Dismissed between the handshake and here, or under another hat: no list of members held this one yet.
      const end = endOf(member.user);
      if (end === null) outbox.join(member);
      else member.close(end.code, end.why);
    },
    soon: (letter) => {
      inbox.put(letter);
      // While a silence runs, what is typed counts at its own instant (rule I3).
      if (openSilences(journal.opinion()).length > 0) inbox.empty();
    },
    takeKey: (member, update) => {
      try {
        return !isNoticeDue() && typing.takeKey(member, update) ? "taken" : "unusual";
      } catch (error) {
        return brokenAt(member, error);
      }
    },
    leave: (member) => {
      inbox.empty();
      outbox.leave(member);
    },
    takeWords: (member, update, knows) => {
      inbox.empty();
      try {
        notice();
        const taken = typing.take(member, update, knows);
        if (taken === "taken") noticeSilences();
        return taken;
      } catch (error) {
        return brokenAt(member, error);
      }
    },
    takeAwareness: (member, update) =>
      outbox.takeAwareness(member, update, {
        mayUse: (client) => authors.mayUse(client, member.user),
        bind: (client) => presence.bind(client, member.user),
      }),
    sendState: (member, stateVector) => {
      inbox.empty();
      return outbox.sendState(member, stateVector);
    },
    askForState: (member) => outbox.askForState(member),
    command: async (user, asked, received) => {
      let answered: Answered;
      try {
        // What needs nothing is decided at once, before anything that is typed after it.
        const before = asking.before(user, asked);
        const refusal = before === null ? null : await before;
        answered = refusal === null ? command(user, asked, received) : { refusal };
      } catch (error) {
        throw failed(error);
      }
      if ("entries" in answered) await outbox.committed();
      return answered;
    },
    commandFrom: (member, { n, command: asked }) => {
      const carryOut = (refusal: Refusal | null): void => {
        try {
          outbox.answer(member, { n, ...(refusal === null ? command(member.user, asked) : { refusal }) });
        } catch (error) {
          outbox.fail(error);
        }
      };
      // What names another document, or an earlier state, waits for it; all else keeps its place among the typing.
      const before = asking.before(member.user, asked);
      if (before === null) carryOut(null);
      else before.then(carryOut, outbox.fail);
    },
    answer: (member, answer) => outbox.answer(member, answer),
    view: async (reader) => {
      await outbox.committed();
      return views.of(reader ?? null);
    },
    beside: async () => {
      await outbox.committed();
      return { opinion: asking.seenBy(null), words: sheet.words(), authorOf: authors.authorOf };
    },
    minutes: async (after, limit, participant) => {
      await outbox.committed();
      const opinion = journal.opinion();
      const may = (entry: Entry): boolean => mayReadNow(entry, participant, opinion);
      try {
        return await readMinutes<Entry>(store, id, { after, limit, may });
      } catch (error) {
        throw failed(error);
      }
    },
    noticeSilences: () => {
      try {
        noticeSilences();
      } catch (error) {
        outbox.fail(error);
      }
    },
    noticeMeetings: async () => {
      inbox.empty();
      try {
        notice();
      } catch (error) {
        throw failed(error);
      }
      await outbox.committed();
    },
    readOnly: (isFull) => {
      outbox.tellReadOnly(isFull);
      if (!isFull) outbox.askAll();
    },
    tellWindows: () => outbox.tellWindows(),
    closeSession: (session) =>
      outbox.closeMembers((member) => (member.session === session ? SIGNED_OUT : null)),
    checkMembers: () => outbox.closeMembers(({ user }) => endOf(user)),
    who: authors,
    members: () => outbox.members(),
    spend,
    fail: outbox.fail,
    close: async () => {
      await outbox.close();
      if (!disk.isFull()) await checkpoints.close();
    },
  };
}
