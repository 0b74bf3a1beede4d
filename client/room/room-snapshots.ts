import { afterPaint } from "./after-paint.ts";
import { watchLeaving } from "./leaving.ts";
import type { PageRoom, RoomSnapshot } from "./room.ts";
import { pauseAt } from "../ui/typing-pause.ts";
import { openListeners } from "../ui/listeners.ts";

/** The snapshots of a room, as the page follows them. */
export type RoomSnapshots = Pick<PageRoom, "snapshot" | "subscribe"> & {
  /** Shows the room at once. */
  readonly refresh: () => void;
  /** Shows it with what else is drawn, behind the person's own keys. */
  readonly later: () => void;
  /**
   * The number of unsaved changes may be another. The warning before the page is closed is set at once. A first unsaved
   * change is shown at once too; that all is saved is shown in a pause of whoever types here.
   */
  readonly tellUnsaved: () => void;
  readonly close: () => void;
};

type Options = {
  readonly build: () => Omit<RoomSnapshot, "saving">;
  readonly countUnsaved: () => number;
  /** Rejected text that the device could not keep goes with the page too. */
  readonly losesRefused: () => boolean;
  /** Runs when the page goes, or may be about to. */
  readonly onGone: () => void;
};

export function openRoomSnapshots({ build, countUnsaved, losesRefused, onGone }: Options): RoomSnapshots {
  const listeners = openListeners();
  const leaving = watchLeaving(onGone);
  let snapshot: RoomSnapshot = { ...build(), saving: false };
  let savedFrom: ReturnType<typeof setTimeout> | undefined;

  const show = (next: RoomSnapshot): void => {
    snapshot = next;
    leaving.warn(snapshot.unsaved > 0 || losesRefused());
    listeners.tell();
  };
  const refresh = (): void => {
    const built = build();
    const wait = snapshot.saving && built.unsaved === 0 ? pauseAt() - performance.now() : 0;
    clearTimeout(savedFrom);
    if (wait > 0) savedFrom = setTimeout(painted.ask, wait);
    show({ ...built, saving: built.unsaved > 0 || wait > 0 });
  };
  const painted = afterPaint(refresh);

  return {
    snapshot: () => snapshot,
    subscribe: listeners.subscribe,
    refresh,
    later: painted.ask,
    tellUnsaved: () => {
      const unsaved = countUnsaved();
      if (unsaved > 0 && !snapshot.saving) show({ ...snapshot, unsaved, saving: true });
      else leaving.warn(unsaved > 0 || losesRefused());
      if (unsaved !== snapshot.unsaved) painted.ask();
    },
    close: () => {
      painted.stop();
      clearTimeout(savedFrom);
      leaving.close();
    },
  };
}
