import type * as Y from "yjs";
import type { UserId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/events/event.ts";
import { openCatchingUp } from "./catching-up.ts";
import { deliver, type Departing } from "./deliver.ts";
import { openSubscriberList } from "./subscriber-list.ts";

/**
 * Lists everybody connected to a room, and sends them its frames. A slow subscriber is first spared the cursors, then
 * everything, and gets all that it missed as one state when it has read the rest. One that does not read is cut off.
 */
export function openSubscribers({
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
  const list = openSubscriberList({ mayRead, now });
  return {
    ...list,
    ...openCatchingUp({ list, doc, cursors, now }),
    deliver: (departing: Departing): void => deliver(departing, { list, doc, at: now() }),
  };
}
