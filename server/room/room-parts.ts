import type { Opinion } from "../../shared/opinion/opinion.ts";
import { mayReadNow } from "../../shared/events/negotiation-for.ts";
import { openBroadcaster } from "../broadcast/broadcaster.ts";
import { openRoster } from "../broadcast/roster.ts";
import { takeCheckpoint } from "../replay/checkpoint.ts";
import { heldWork, type HeldWork } from "../replay/held-work.ts";
import type { Loaded } from "../replay/load.ts";
import { openChainWriter } from "../store/chain-writer.ts";
import { NO_MEASURES } from "../metrics/measures.ts";
import { openIdsOfPresence } from "./ids-of-presence.ts";
import { openCallWatch } from "./call-watch.ts";
import { openIntake } from "./intake.ts";
import { openUnitOfWork } from "./unit-of-work.ts";
import { openMembership } from "./membership.ts";
import { openNotices } from "./notices.ts";
import type { RoomOptions } from "./room-options.ts";
import type { Room } from "./room.ts";
import { openRows } from "./rows.ts";
import { openTyping } from "./typing.ts";

/** Puts the parts of a room together on the way of a key: intake, typing, unit of work, rows and broadcaster. */
export async function openRoomParts(options: RoomOptions, loaded: Loaded & { readonly opinion: Opinion }) {
  const { id, store, forum, clock, disk, drafts, accounts } = options;
  const { serverDoc, authors } = loaded;
  const log = openChainWriter(id, loaded.position);
  const { draftOf = null, groupId } = loaded.opinion;
  const membership = openMembership(forum, { draftOf, groupId });
  const presence = openIdsOfPresence(id, {
    authors,
    known: await store.boundClients(id),
    isTyped: (client) => serverDoc.nextClock(client) > 0,
    tell: (author) => broadcaster.addAuthors([author]),
  });
  const rows = openRows({
    store,
    disk,
    log,
    say: options.log,
    presence,
    from: loaded.from,
    checkpoint: () => {
      account.counted(count());
      return takeCheckpoint(id, loaded, {
        position: log.position(),
        opinion: work.opinion(),
        authorAt: forum.authorAt,
      });
    },
  });
  const broadcaster = openBroadcaster({
    doc: serverDoc.doc,
    append: rows.append,
    takeIn: () => intake.empty(),
    takeRows: rows.take,
    roster: openRoster(forum, groupId),
    windows: () => {
      const { textOpen, commentsOpen } = forum.rules(work.opinion());
      return { textOpen, commentsOpen, timetableSeq: forum.timetableSeq(), forumSeq: forum.viewSeq() };
    },
    meeting: () => (draftOf === null ? forum.meetings(groupId) : null),
    mayRead: (user, entry) => {
      const participant = forum.participant(user);
      return participant !== null && mayReadNow(entry, participant, work.opinion());
    },
    failed: options.failed,
    ...(options.measures === undefined ? {} : { measures: options.measures }),
    ...(options.load === undefined ? {} : { load: options.load }),
  });
  const work = openUnitOfWork({
    opinion: loaded.opinion,
    held: loaded,
    log,
    forumSeq: forum.seq,
    personAt: forum.personAt,
    authorOf: forum.authorAt,
    tell: broadcaster.addWords,
  });
  const count = (): HeldWork => heldWork(loaded, work.opinion(), forum.authorAt);
  const kind = draftOf === null ? "opinion" : "draft";
  const account = accounts.room(id, { kind, count });
  account.counted(count());
  broadcaster.tellReadOnly(disk.isFull());
  rows.known(loaded.position.seq);

  const calls = openCallWatch({
    groupId,
    work,
    forum,
    clock,
    disk,
    connections: broadcaster.here,
    tell: broadcaster.addEntries,
    tellEach: broadcaster.tellEach,
    fail: broadcaster.fail,
  });
  const notices = openNotices({
    takeLapse: calls.takeLapse,
    draftOf,
    work,
    serverDoc,
    forum,
    clock,
    disk,
    tell: broadcaster.addEntries,
  });

  const spend: Room["spend"] = (user, cost) =>
    options.budget.spend({ user, delegationId: forum.participant(user)?.delegationId ?? null }, cost, id);
  const typing = openTyping({
    id,
    held: loaded,
    work,
    broadcaster,
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
    broadcaster,
    forum,
    presence,
    mayUse: (connection, client) => authors.mayUse(client, forum.authorAt(connection.user)),
    together: serverDoc.together,
    measures: options.measures ?? NO_MEASURES,
  });

  return { log, membership, presence, rows, broadcaster, work, account, calls, notices, spend, intake };
}
