import { isRefused } from "../../shared/decide/decision-context.ts";
import type { WordRun } from "../../shared/clause/words.ts";
import type { AuthorId } from "../../shared/ids.ts";
import { authorId, clauseId, opinionId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/events/event.ts";
import { seesDraft } from "../../shared/negotiation/draft-rights.ts";
import { mayReadNow } from "../../shared/events/negotiation-for.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { CLOSE } from "../../shared/wire/protocol.ts";
import { refuse } from "../../shared/refusal.ts";
import { openAsking } from "./asking.ts";
import type { CarryOut } from "./commanding.ts";
import { openCommanding } from "./commanding.ts";
import { behindOf } from "../replay/authors.ts";
import { takeCheckpoint } from "../replay/checkpoint.ts";
import { openCheckpoints } from "../replay/checkpoints.ts";
import { draftsBegun } from "./found-draft.ts";
import type { AuthoredText } from "./drafts.ts";
import { addedByDecision, addedByDrafts, heldWork } from "../replay/held-work.ts";
import type { HeldWork } from "../replay/held-work.ts";
import { openIdsOfPresence } from "./ids-of-presence.ts";
import { openJournal } from "./journal.ts";
import { load } from "../replay/load.ts";
import { openChainWriter } from "../store/chain-writer.ts";
import type { Ending } from "../broadcast/outbox.ts";
import { openIntake } from "./intake.ts";
import { openOutbox } from "../broadcast/outbox.ts";
import { openRoster } from "../broadcast/roster.ts";
import type { Member } from "../broadcast/member.ts";
import { Quarantined } from "./quarantine.ts";
import { openNotices } from "./notices.ts";
import { READ_ONLY } from "../store/read-only.ts";
import { SERVER_USER } from "./server-user.ts";
import { readEventLog } from "../store/read-event-log.ts";
import type { RoomOptions } from "./room-options.ts";
import { knowProposals } from "./serials.ts";
import { openTyping } from "./typing.ts";
import { openViews, viewOf } from "./views.ts";
import type { Row } from "../store/store.ts";
import { Away, BadRow } from "../store/store.ts";
import type { Room } from "./room.ts";

const NO_LONGER_HERE: Ending = { code: CLOSE.signedOut, why: "you no longer take part" };
const NO_LONGER_THERE: Ending = { code: CLOSE.unknown, why: "there is no such Opinion" };
const AS_ANOTHER: Ending = {
  code: CLOSE.refused,
  why: "foreignClient: you take part as another from now on; start a fresh document",
  notice: { reason: "foreignClient", message: "You take part as another from now on." },
};
const SIGNED_OUT: Ending = { code: CLOSE.signedOut, why: "signed out" };

export async function openRoom(options: RoomOptions): Promise<Room | null> {
  const { id, store, forum, clock, newId, disk, serials, drafts, past, commandIds, accounts } = options;
  const loaded = await load(store, id, { behind: (author) => behindOf(forum.personOf(author)) });
  if (loaded.opinion === null) return null;
  knowProposals(serials, loaded.opinion);
  const { sheet, authors } = loaded;
  const log = openChainWriter(id, loaded.position);
  const checkpoints = openCheckpoints({
    from: loaded.from,
    take: () => {
      account.counted(count());
      return takeCheckpoint(id, loaded, {
        position: log.position(),
        opinion: journal.opinion(),
        authorAt: forum.authorAt,
      });
    },
    save: store.saveCheckpoint,
    keep: store.keepCheckpoint,
    log: options.log,
  });
  /** First rows of drafts, stored together with the entries that tell of them. */
  const founded: Row[] = [];
  const { draftOf = null, groupId } = loaded.opinion;
  const isThereFor = (reader: Participant): boolean =>
    draftOf === null || seesDraft(draftOf, groupId, reader);
  /** As whom each connection came: under its client ids nobody else types, not even the same person as another. */
  const cameAs = new WeakMap<Member, AuthorId>();
  /** Why a connection ends; null: it goes on. */
  const endOf = (member: Member): Ending | null => {
    const participant = forum.participant(member.user);
    if (participant === null) return NO_LONGER_HERE;
    if (!isThereFor(participant)) return NO_LONGER_THERE;
    return (cameAs.get(member) ?? forum.authorAt(member.user)) === forum.authorAt(member.user)
      ? null
      : AS_ANOTHER;
  };
  const presence = openIdsOfPresence(id, {
    authors,
    known: await store.boundClients(id),
    isTyped: (client) => sheet.nextClock(client) > 0,
    tell: (author) => outbox.addAuthors([author]),
  });
  const outbox = openOutbox({
    doc: sheet.doc,
    append: async (rows) => {
      const ids = disk.isFull() ? null : presence.take();
      await store.append(rows, ids?.bound, ids?.freed);
      const last = rows.at(-1);
      const bytes = rows.reduce((sum, { body }) => sum + body.byteLength, 0);
      if (last !== undefined) checkpoints.committed(last.seq, bytes);
    },
    takeIn: () => intake.empty(),
    takeRows: () => [...founded.splice(0), ...log.take()],
    roster: openRoster(forum, groupId),
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
  const journal = openJournal({
    opinion: loaded.opinion,
    held: loaded,
    log,
    forumSeq: forum.seq,
    authorOf: forum.authorAt,
    tell: outbox.addWords,
  });
  const count = (): HeldWork => heldWork(loaded, journal.opinion(), forum.authorAt);
  const kind = draftOf === null ? "opinion" : "draft";
  const account = accounts.room(id, { kind, count });
  account.counted(count());
  outbox.tellReadOnly(disk.isFull());
  checkpoints.committed(loaded.position.seq, 0);

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
    hasFile: async (sha256) => (await store.file(sha256)) !== null,
  });

  const notices = openNotices({
    draftOf,
    journal,
    sheet,
    forum,
    clock,
    disk,
    tell: outbox.addEntries,
  });

  const spend: Room["spend"] = (user, cost) =>
    options.budget.spend({ user, delegationId: forum.participant(user)?.delegationId ?? null }, cost, id);
  const typing = openTyping({
    id,
    held: loaded,
    journal,
    outbox,
    forum,
    clock,
    disk,
    drafts,
    spend,
    account,
  });

  const intake = openIntake({
    typing,
    notices,
    outbox,
    forum,
    presence,
    mayUse: (member, client) => authors.mayUse(client, forum.authorAt(member.user)),
    together: sheet.together,
  });

  const authored = (runs: readonly WordRun[], otherwise: AuthorId): readonly AuthoredText[] =>
    runs.map(({ text, client }) => ({ text, by: authors.authorOf(client) ?? otherwise }));

  const command: CarryOut = (user, asked, { received, id: named = null } = {}) => {
    intake.empty();
    // So that what comes after a closing instant is never taken for what came before it.
    notices.take();
    const actor = forum.participant(user);
    if (actor === null) return refuse("notSignedIn", "You no longer take part in this forum.");
    if (disk.isFull()) return { refusal: READ_ONLY };
    if (draftOf !== null) return refuse("unknownCommand", "A draft is typed in; its Opinion is asked.");
    const who = { by: user, at: clock.now() };
    const author = forum.authorAt(user);
    const decided = asking.decide(actor, asked, { at: who.at, received });
    if (isRefused(decided)) return decided;
    const begun = draftsBegun(decided.acts, {
      ...who,
      author,
      asked,
      opinion: journal.opinion(),
      wordsOf: (base) => authored(sheet.words().get(clauseId(base)) ?? [], author),
      newId,
      forumSeq: forum.seq(),
    });
    const adds = addedByDecision(decided);
    const inDrafts = addedByDrafts(begun);
    const full = account.refusal(
      author,
      [...inDrafts.values()].reduce((sum, bytes) => sum + bytes, adds),
    );
    if (full !== null) return { refusal: full };
    account.charge(author, adds);
    for (const [draft, bytes] of inDrafts)
      accounts.know(opinionId(draft), { bytes, byPerson: new Map([[author, bytes]]) });
    founded.push(...begun);
    journal.write(decided.edits, decided.acts, who);
    const entries = journal.enter(decided.acts, { ...who, command: named });
    outbox.addEntries(entries);
    if (entries.some(({ type }) => type === "consolidated")) checkpoints.keepNow();
    return { entries };
  };

  const views = openViews({
    state: () => `${log.position().seq} ${forum.seq()} ${presence.count()}`,
    seenBy: asking.seenBy,
    onMade: journal.somebodyCame,
    makeView: (opinion) => viewOf(opinion, { held: loaded, position: log.position(), names: forum.names() }),
  });

  // A meeting that ended while nobody had this room open: before anybody is in it.
  notices.take();

  /** The room is of no more use; what to tell who asked. */
  const failed = (error: unknown): unknown => {
    outbox.fail(error);
    return error instanceof BadRow ? new Quarantined(id) : error;
  };

  const minutes: Room["minutes"] = async (after, limit, participant) => {
    const opinion = await outbox.onDisk(journal.opinion);
    const may = (entry: Entry): boolean => mayReadNow(entry, participant, opinion);
    try {
      return await readEventLog<Entry>(store, id, { after, limit, may });
    } catch (error) {
      // While the store is away, the room goes on from memory.
      throw error instanceof Away ? error : failed(error);
    }
  };
  const commanding = openCommanding({
    id,
    commandIds,
    asking,
    outbox,
    forum,
    carryOut: command,
    minutes,
    failed,
  });

  return {
    id,
    draftOf,
    ...commanding,
    minutes,
    isThereFor,
    draftText: () => {
      intake.empty();
      return authored(sheet.words().get(clauseId(id)) ?? [], authorId(SERVER_USER));
    },
    draftFate: (draft) => journal.opinion().negotiation.drafts.find((one) => one.id === draft)?.fate ?? null,
    generation: loaded.opinion.generation,
    join: (member) => {
      // Dismissed between the handshake and here, or in another acting role: no list of members held this one yet.
      const end = endOf(member);
      if (end !== null) {
        member.close(end.code, end.why);
        return;
      }
      cameAs.set(member, forum.authorAt(member.user));
      journal.somebodyCame();
      outbox.join(member);
    },
    receive: intake.receive,
    takeWords: intake.takeWords,
    takeAwareness: intake.takeAwareness,
    takeIn: intake.takeIn,
    leave: intake.leave,
    sendState: intake.sendState,
    answer: (member, answer) => outbox.answer(member, answer),
    view: (reader) => outbox.onDisk(() => views.of(reader ?? null)),
    beside: () =>
      outbox.onDisk(() => ({
        opinion: asking.seenBy(null),
        words: sheet.words(),
        authorOf: authors.authorOf,
      })),
    noticeSilences: () => {
      try {
        notices.takeSilences();
      } catch (error) {
        outbox.fail(error);
      }
    },
    noticeMeetings: async () => {
      intake.empty();
      try {
        notices.take();
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
    closeSessions: (hasEnded) =>
      outbox.closeMembers((member) => (hasEnded(member.session) ? SIGNED_OUT : null)),
    checkMembers: () => outbox.closeMembers(endOf),
    who: authors,
    members: () => outbox.members(),
    isNeeded: () => outbox.members() > 0 || notices.areSilencesOpen(),
    spend,
    fail: outbox.fail,
    close: async () => {
      await outbox.close();
      if (!disk.isFull()) await checkpoints.close();
    },
  };
}
