import { LINE_IDLE_MS, LINES_PER_PERSON_MAX } from "../../shared/limits.ts";
import { CLOSE } from "../../shared/wire/protocol.ts";
import { type Line, openLine } from "./line.ts";

/** All open lines of this server. A line belongs to the sign-in that opened it; to others it is not there. */
export type Lines = {
  /** Opens a line. At the person's limit it drops a closed or unread line, else ends the least used one. */
  readonly open: (options: Parameters<typeof openLine>[0]) => Line;
  readonly find: (
    id: string,
    owner: { readonly opinion: string; readonly session: string | undefined },
  ) => Line | null;
  readonly leave: (line: Line) => void;
  readonly count: () => number;
  /** Ends all lines; their streams end by themselves. */
  readonly close: () => void;
};

const CROWDED_OUT = { code: CLOSE.crowded, reason: "crowded: this window made room for another of yours" };
const LEFT = { code: 1000, reason: "left" };

/** `idleMs`: after how long a line that neither reads nor sends leaves its room. */
export function openLines({ idleMs = LINE_IDLE_MS }: { readonly idleMs?: number } = {}): Lines {
  const lines = new Map<string, Line>();
  const leave = (line: Line): void => {
    line.end(LEFT);
    lines.delete(line.id);
  };
  const sweep = setInterval(() => {
    const now = performance.now();
    for (const line of lines.values()) {
      // A closed line stays for as long as its page may still ask why.
      if ((line.isClosed() || !line.isRead()) && now - line.seenAt() > idleMs) leave(line);
    }
  }, idleMs / 10);
  sweep.unref();

  return {
    open: (options) => {
      const own = [...lines.values()].filter((line) => line.user === options.user);
      own.sort((one, other) => one.seenAt() - other.seenAt());
      if (own.length >= LINES_PER_PERSON_MAX) {
        // A page that went without a word does not keep its successor out; one that reads is told why it is closed.
        const unread = own.find((line) => line.isClosed()) ?? own.find((line) => !line.isRead());
        if (unread === undefined) own[0]?.end(CROWDED_OUT);
        else leave(unread);
      }
      const line = openLine(options);
      lines.set(line.id, line);
      return line;
    },
    find: (id, { opinion, session }) => {
      const line = lines.get(id);
      return line?.session === session && line?.opinion === opinion ? line : null;
    },
    leave,
    count: () => lines.size,
    close: () => {
      clearInterval(sweep);
      for (const line of lines.values()) line.end({ code: CLOSE.restart, reason: "the server restarts" });
    },
  };
}
