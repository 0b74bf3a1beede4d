import { useDeferredValue, useEffect, useState, useSyncExternalStore } from "react";
import type { OpinionId, UserId } from "../../shared/ids.ts";
import type { PageRoom, RoomSnapshot } from "./room.ts";
import { pauseAt } from "./typing-pause.ts";

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
/** While somebody types here it waits for their pause, but never longer than that in all. */
const CALM_MS_MAX = 5_000;
const OF_TYPING: ReadonlySet<Part> = new Set(["words", "document", "unsaved"]);

/**
 * The snapshot for all that stands around the sheet: at once whatever is decided, comes or goes; what is only
 * typed once in a while, and in slices between one's own keys, since in a full room somebody types in every
 * frame. Acts ask the room itself.
 */
export function useCalmSnapshot(room: PageRoom): RoomSnapshot {
  const [calm] = useState(() => followCalmly(room));
  const now = useFollowed(calm);
  const inSlices = useDeferredValue(now);
  return changedParts(now, inSlices).every((part) => OF_TYPING.has(part)) ? inSlices : now;
}

const changedParts = (now: RoomSnapshot, told: RoomSnapshot): readonly Part[] =>
  (Object.keys(now) as Part[]).filter((part) => now[part] !== told[part]);

function followCalmly(room: PageRoom): Followed {
  let told = room.snapshot();
  return {
    snapshot: () => told,
    subscribe: (listener) => {
      let timer: ReturnType<typeof setTimeout> | null = null;
      const tell = (): void => {
        if (timer !== null) clearTimeout(timer);
        timer = null;
        told = room.snapshot();
        listener();
      };
      const tellInPause = (latest: number): void => {
        const wait = Math.min(pauseAt(), latest) - performance.now();
        if (wait > 0) timer = setTimeout(() => tellInPause(latest), wait);
        else tell();
      };
      const look = (): void => {
        const now = room.snapshot();
        if (now === told) return;
        const changed = changedParts(now, told);
        if (changed.some((part) => !OF_TYPING.has(part))) tell();
        else if (changed.length > 0) {
          const latest = performance.now() + CALM_MS_MAX;
          timer ??= setTimeout(() => tellInPause(latest), CALM_MS);
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
