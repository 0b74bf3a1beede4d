import { opinionsOf } from "../../shared/forum/main-report.ts";
import { WEEK_MS } from "../../shared/durations.ts";
import type { Board, BoardActs, BoardDay, BoardOpinion } from "../../shared/board/board.ts";
import { boardClauses, waitsOf } from "../../shared/board/waits.ts";
import { weekOf } from "../../shared/board/week.ts";
import type { OpinionId } from "../../shared/ids.ts";
import { clearingOf, mergingOf } from "../../shared/merging/merging.ts";
import { EVENT_LOG_PAGE_ENTRIES } from "../../shared/limits.ts";
import { type Entry, isHidden } from "../../shared/events/event.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { mayWorkAtDesk } from "../../shared/people/permissions.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { Clock } from "../time/clock.ts";
import { closedOpinion, viewOrClosed } from "../room/closed-opinion.ts";
import type { ForumRoom } from "../forum/forum-room.ts";
import type { Room } from "../room/room.ts";
import type { RoomView } from "../room/room-view.ts";
import type { Rooms } from "../room/rooms.ts";
import { dayOf, type Days, type DaysKnown } from "./days.ts";

type BoardParts = {
  readonly forum: ForumRoom;
  readonly rooms: Rooms;
  readonly clock: Clock;
  readonly days: Days;
};

/** The board for one reader (rules O1-O6), or why it is not for them. */
export type OpenedBoard = {
  readonly of: (reader: Participant) => Promise<Board | { readonly refusal: Refusal }>;
};

export function openBoard({ forum, rooms, clock, days }: BoardParts): OpenedBoard {
  /** A week's acts are the same for all readers: read once a state of the Opinion and a day. */
  const weeks = new Map<OpinionId, { readonly state: string; readonly acts: readonly BoardActs[] }>();

  const weekAt = async (
    room: Room,
    {
      view,
      known,
      reader,
    }: { readonly view: RoomView; readonly known: DaysKnown; readonly reader: Participant },
  ): Promise<readonly BoardActs[]> => {
    const today = dayOf(clock.now(), forum.preset().timeZone);
    const state = `${view.opinion.seq} ${today}`;
    const held = weeks.get(room.id);
    if (held?.state === state) return held.acts;
    const since = clock.now() - WEEK_MS;
    const entries: Entry[] = [];
    let after = known.days.findLast(({ at }) => at < since)?.seq ?? 0;
    for (;;) {
      const page = await room.minutes(after, EVENT_LOG_PAGE_ENTRIES, reader);
      for (const entry of page) if (!isHidden(entry) && entry.at >= since) entries.push(entry);
      if (page.length < EVENT_LOG_PAGE_ENTRIES) break;
      after = page.at(-1)?.seq ?? after;
    }
    const acts = weekOf(entries, boardClauses(view.document));
    weeks.set(room.id, { state, acts });
    return acts;
  };

  const opinionOf = async (
    room: Room,
    {
      view,
      reader,
      seesWaits,
    }: { readonly view: RoomView; readonly reader: Participant; readonly seesWaits: boolean },
  ): Promise<BoardOpinion> => {
    const { id, groupId, number, title, stage, counts } = view.document;
    const today = dayOf(clock.now(), forum.preset().timeZone);
    const known = days.upTo(id, view.seq, today);
    const isCounted = known.seq >= view.seq;
    const clearing = clearingOf(view.opinion, view.document.hash);
    return {
      id,
      groupId,
      number,
      title,
      stage,
      counts,
      clearing: { state: clearing, at: mergingOf(view.opinion).cleared?.at ?? null },
      days: [
        ...known.days.map((then) => ({ day: then.day, counts: then.counts, clearing: then.clearing })),
        ...untilNow(known, { day: today, counts, clearing }),
      ],
      counted: { rows: Math.min(known.seq, view.seq), of: view.seq },
      week: isCounted ? await weekAt(room, { view, known, reader }) : null,
      waits: seesWaits ? waitsOf(view, forum.names()) : null,
    };
  };

  return {
    of: async (reader) => {
      const state = forum.forum();
      const desk = mayWorkAtDesk(reader);
      if (desk !== null && state.boardTo === "managementTeam") return { refusal: desk };
      const seesWaits = desk === null || state.boardTo === "room";
      const opinions: BoardOpinion[] = [];
      const closed: { number: string; title: string }[] = [];
      for (const { id, groupId } of opinionsOf(state)) {
        const view = await viewOrClosed(rooms, id, reader);
        const room = view === null || view === "quarantined" ? null : await rooms.get(id);
        if (view === "quarantined") {
          const { number, title } = closedOpinion(forum.preset(), { id, groupId });
          closed.push({ number, title });
        } else if (view !== null && room !== null) {
          opinions.push(await opinionOf(room, { view, reader, seesWaits }));
        }
      }
      return { now: clock.now(), openTo: state.boardTo, opinions, closed };
    },
  };
}

/** The last day on which something was done, where no row has ended it yet, and today as it stands. */
function untilNow({ lastDay }: DaysKnown, now: BoardDay): readonly BoardDay[] {
  return lastDay === null || lastDay === now.day ? [now] : [{ ...now, day: lastDay }, now];
}
