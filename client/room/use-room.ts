import { useEffect, useState, useSyncExternalStore } from "react";
import type { OpinionId, UserId } from "../../shared/ids.ts";
import type { PageRoom, RoomSnapshot } from "./room.ts";
import { pauseAt } from "../ui/typing-pause.ts";

/** How a room is entered; handed in, so that a screen can be shown over any room. */
export type EnterRoom = (id: OpinionId, me: UserId) => PageRoom;

type Entering = { readonly enterRoom: EnterRoom; readonly id: OpinionId; readonly me: UserId };

/** Enters the room once, as the screen comes, and leaves it as the screen goes: key the screen by the id. */
export function useRoom({ enterRoom, id, me }: Entering): PageRoom {
  const [room] = useState(() => enterRoom(id, me));
  useEffect(() => () => room.close(), [room]);
  return room;
}

type Followed = { readonly subscribe: PageRoom["subscribe"]; readonly snapshot: PageRoom["snapshot"] };

const useFollowed = ({ subscribe, snapshot }: Followed): RoomSnapshot =>
  useSyncExternalStore(subscribe, snapshot);

type Part = keyof RoomSnapshot;

/** A snapshot that is new only when one of these parts is: read nothing else of it. */
export function useParts<Parts extends Part>(
  room: PageRoom,
  parts: readonly Parts[],
): Pick<RoomSnapshot, Parts> {
  const [followed] = useState(() => followParts(room, parts));
  return useFollowed(followed);
}

function followParts(room: PageRoom, parts: readonly Part[]): Followed {
  let told = room.snapshot();
  return {
    subscribe: room.subscribe,
    snapshot: () => {
      const now = room.snapshot();
      if (parts.some((part) => now[part] !== told[part])) told = now;
      return told;
    },
  };
}

/** Milliseconds by which all around the sheet may be behind the words that others type. */
const CALM_MS = 600;
/** Drawing it takes at most one part in so many of the page's time: in a full room somebody types at every moment. */
const CALM_PART = 60;
const CALM_MS_MAX = 10_000;
/** While somebody types here it waits for their pause, but no longer than that: drawing it keeps a key waiting. */
const PAUSE_MS_MAX = 15_000;
const OF_CROWD: ReadonlySet<Part> = new Set(["words", "document", "unsaved", "saving", "people"]);

/**
 * The snapshot for all that stands around the sheet: at once whatever is decided; what is only typed, and who comes
 * and goes, when it pauses, or once in a while. Acts ask the room itself.
 */
export function useCalmSnapshot(room: PageRoom): RoomSnapshot {
  const [calm] = useState(() => followCalmly(room));
  return useFollowed(calm);
}

const changedParts = (now: RoomSnapshot, told: RoomSnapshot): readonly Part[] =>
  (Object.keys(now) as Part[]).filter((part) => now[part] !== told[part]);

function followCalmly(room: PageRoom): Followed {
  let told = room.snapshot();
  return {
    snapshot: () => told,
    subscribe: (listener) => {
      let timer: ReturnType<typeof setTimeout> | null = null;
      let seen = told;
      let nextFrom = 0;
      /** Told once nothing has changed for a moment, and where that never comes, at the latest then. */
      let due = { quiet: 0, latest: 0 };
      const tell = (): void => {
        if (timer !== null) clearTimeout(timer);
        timer = null;
        told = room.snapshot();
        const began = performance.now();
        listener();
        // React draws in a microtask that the listener asked for; this one comes after it.
        queueMicrotask(() => {
          const cost = performance.now() - began;
          nextFrom = began + Math.min(CALM_PART * cost, CALM_MS_MAX);
        });
      };
      const tellWhenDue = (): void => {
        const inPause = Math.min(pauseAt(), due.latest + PAUSE_MS_MAX);
        const wait = Math.max(Math.min(due.quiet, due.latest), inPause) - performance.now();
        if (wait > 0) timer = setTimeout(tellWhenDue, wait);
        else tell();
      };
      const look = (): void => {
        const now = room.snapshot();
        if (now === told) return;
        const isNews = changedParts(now, seen).length > 0;
        seen = now;
        const changed = changedParts(now, told);
        if (changed.some((part) => !OF_CROWD.has(part))) tell();
        else if (isNews) {
          const quiet = performance.now() + CALM_MS;
          due = { quiet, latest: timer === null ? Math.max(quiet, nextFrom) : due.latest };
          timer ??= setTimeout(tellWhenDue, CALM_MS);
        }
      };
      const leave = room.subscribe(look);
      look();
      return () => {
        leave();
        if (timer !== null) clearTimeout(timer);
      };
    },
  };
}
