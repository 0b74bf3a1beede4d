import type { UserId } from "../../shared/ids.ts";
import { QUIET_MS } from "../../shared/limits.ts";
import type { NoticesMessage } from "../../shared/notices/told-notice.ts";
import { CLOSE } from "../../shared/wire/protocol.ts";
import { forumToldBy, tellForumChanged } from "../forum/forum-news.ts";
import { tellMeetings } from "../forum/meeting-now.ts";
import { tellNewNotices } from "../forum/new-notices.ts";
import { waitBefore } from "../wire/transport.ts";

const WAIT_MAX_MS = 30_000;
/** The server says something more often than this. */
const SILENT_MS = 2 * QUIET_MS + 5_000;
/** After a connection that lived this long the first wait is the shortest again. */
const SETTLED_MS = 10_000;
/** The server will refuse again, until the page is used anew. */
const CLOSED_FOR_GOOD: ReadonlySet<number> = new Set([CLOSE.signedOut, CLOSE.refused, CLOSE.crowded]);

/**
 * Follows the reader's notices by a connection of their own, for screens without an open text (rule A52). It comes back
 * by itself, with jitter. `onHere`: there is one now, or none. Returns the function that ends it.
 */
export function followNotices(person: UserId, onHere: (isHere: boolean) => void): () => void {
  const address = `${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}/ws/notices?person=${person}`;
  const ending = new AbortController();
  let socket: WebSocket | null = null;
  let hereSince: number | null = null;
  let tries = 0;
  const setHere = (isHere: boolean): void => {
    forumToldBy(ending, isHere);
    onHere(isHere);
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const set = (act: () => void, ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(act, ms);
  };

  const lost = (code?: number): void => {
    const isSettled = hereSince !== null && performance.now() - hereSince > SETTLED_MS;
    // A network that is gone never says that the connection is over.
    socket?.close();
    socket = null;
    hereSince = null;
    clearTimeout(timer);
    setHere(false);
    if (code !== undefined && CLOSED_FOR_GOOD.has(code)) return;
    tries = isSettled ? 0 : tries + 1;
    set(open, waitBefore(tries, Math.random(), WAIT_MAX_MS));
  };

  const open = (): void => {
    const own = new WebSocket(address);
    socket = own;
    set(lost, SILENT_MS);
    own.addEventListener("message", ({ data }) => {
      if (socket !== own || typeof data !== "string") return;
      set(lost, SILENT_MS);
      const { notices, forum, meeting } = JSON.parse(data) as NoticesMessage;
      const isFirst = hereSince === null;
      hereSince ??= performance.now();
      if (isFirst) setHere(true);
      // Before the first message some may have been missed: none means that all are read anew.
      if (isFirst || notices.length > 0) tellNewNotices(notices);
      if (forum !== undefined) tellForumChanged(forum);
      if (meeting !== undefined) tellMeetings(meeting, isFirst);
    });
    own.addEventListener("close", ({ code }) => {
      if (socket === own) lost(code);
    });
  };

  const again = (): void => {
    if (socket !== null) return;
    tries = 0;
    set(open, waitBefore(tries, Math.random()));
  };
  // It may be another network, or the window is used again after others made it close.
  window.addEventListener("online", again, { signal: ending.signal });
  window.addEventListener("focus", again, { signal: ending.signal });
  open();

  return () => {
    ending.abort();
    forumToldBy(ending, false);
    clearTimeout(timer);
    const own = socket;
    socket = null;
    own?.close();
  };
}
