import { afterPaint } from "./after-paint.ts";
import { watchLeaving } from "./leaving.ts";
import type { PageRoom, RoomSnapshot } from "./room.ts";

/** The snapshots of a room, as the page follows them. */
export type RoomSnapshots = Pick<PageRoom, "snapshot" | "subscribe"> & {
  /** Shows the room at once. */
  readonly refresh: () => void;
  /** Shows it with what else is drawn, behind the person's own keys. */
  readonly later: () => void;
  /**
   * The number of unsaved changes may be another. That something is unsaved is shown at once, and the warning before the
   * page is closed is set; that all is saved comes with what else is drawn.
   */
  readonly tellUnsaved: () => void;
  readonly close: () => void;
};

type Options = {
  readonly build: () => RoomSnapshot;
  readonly countUnsaved: () => number;
  /** Rejected text that the device could not keep goes with the page too. */
  readonly losesRefused: () => boolean;
  /** Runs when the page goes, or may be about to. */
  readonly onGone: () => void;
};

export function openRoomSnapshots({ build, countUnsaved, losesRefused, onGone }: Options): RoomSnapshots {
  const listeners = new Set<() => void>();
  const leaving = watchLeaving(onGone);
  let snapshot = build();

  const show = (next: RoomSnapshot): void => {
    snapshot = next;
    leaving.warn(snapshot.unsaved > 0 || losesRefused());
    for (const listener of listeners) listener();
  };
  const refresh = (): void => show(build());
  const painted = afterPaint(refresh);

  return {
    snapshot: () => snapshot,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refresh,
    later: painted.ask,
    tellUnsaved: () => {
      const unsaved = countUnsaved();
      if (unsaved > 0 && snapshot.unsaved === 0) show({ ...snapshot, unsaved });
      else leaving.warn(unsaved > 0 || losesRefused());
      if (unsaved !== snapshot.unsaved) painted.ask();
    },
    close: () => {
      painted.stop();
      leaving.close();
    },
  };
}
