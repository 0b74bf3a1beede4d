import type * as Y from "yjs";
import type { UserId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/events/event.ts";
import { openCatchingUp } from "./catching-up.ts";
import type { Departing } from "./deliver.ts";
import { deliver } from "./deliver.ts";
import { openReaderList } from "./reader-list.ts";

/**
 * Everybody connected to a room. A reader who is slow is first spared the cursors, then everything, and gets
 * what it missed as one state when it has read what it had; one who does not read at all is cut off.
 */
export function openReaders({
  doc,
  cursors,
  mayRead,
  now = () => performance.now(),
}: {
  readonly doc: Y.Doc;
  readonly cursors: () => Uint8Array | null;
  readonly mayRead: (user: UserId, entry: Entry) => boolean;
  readonly now?: () => number;
}) {
  const list = openReaderList({ mayRead, now });
  return {
    ...list,
    ...openCatchingUp({ list, doc, cursors, now }),
    deliver: (departing: Departing): void => deliver(departing, { list, doc, at: now() }),
  };
}
