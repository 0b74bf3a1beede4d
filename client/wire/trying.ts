import { CLOSE } from "../../shared/wire/protocol.ts";
import type { HttpSocket, openHttpSocket } from "./http-socket.ts";
import {
  afterHeard,
  afterRefused,
  asksFirst,
  keepWays,
  NOTHING_KNOWN,
  recallWays,
  waitBefore,
  wayNow,
} from "./way.ts";
import { apiPath } from "./room-address.ts";
import type { RoomAddress } from "./room-address.ts";
import type { Way } from "./way.ts";

/** A WebSocket that has not said a word by then is compared with HTTP, which is asked something small. */
const SILENT_MS = 4_000;
/** Slower than this HTTP is no better: then it is the server or the whole network that is slow. */
const HTTP_MS = 1_500;
/** A try that has not reached the room by then is given up. */
const TRY_MS_MAX = 12_000;
/** After a connection that lived this long the first wait is the shortest again. */
const SETTLED_MS = 10_000;

const CLOSED_FOR_GOOD: ReadonlyMap<number, number> = new Map([
  [401, CLOSE.signedOut],
  [404, CLOSE.unknown],
]);

/** When and on which way a page tries to reach its room. Knows nothing of messages. */
export type Tries = {
  readonly way: () => Way;
  /** A WebSocket, or its likeness, for the try that was begun. */
  readonly open: (address: string) => WebSocket | HttpSocket;
  readonly now: () => void;
  readonly later: () => void;
  /** The room's first message came. */
  readonly heard: () => void;
  /** The try or the connection is over; true where that is a loss, and not a refusal that HTTP may make good. */
  readonly ended: () => boolean;
  readonly close: () => void;
};

export function openTries(options: {
  readonly at: RoomAddress;
  readonly begin: () => void;
  /** Ends the try that was begun, without waiting for the network, which may never say that it is over. */
  readonly giveUp: () => void;
  /** The server is away: it does not answer HTTP either. */
  readonly onAway: () => void;
  readonly onClosed: (code: number) => void;
}): Tries {
  let ways = recallWays(sessionStorage, Date.now());
  let way = wayNow(ways, Date.now());
  let openLine: typeof openHttpSocket | null = null;
  let tries = 0;
  /** Counts tries: what was asked for an earlier one is of no use. */
  let current = 0;
  let heardAt: number | null = null;
  let isTrying = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  const set = (act: () => void, ms: number): void => {
    clearTimeout(timer);
    if (!closed) timer = setTimeout(act, ms);
  };

  /** Whether HTTP gets through to this room; a close code where the room is closed to us for good. */
  const askHttp = async (within: number): Promise<boolean | number> => {
    const signal = AbortSignal.timeout(within);
    const answer = await fetch(`${apiPath(options.at)}/line`, { signal }).catch(() => null);
    if (answer === null) return false;
    const said = answer.ok ? "" : await answer.text().catch(() => "");
    if (said.includes('"quarantined"')) return CLOSE.quarantined;
    return CLOSED_FOR_GOOD.get(answer.status) ?? answer.ok;
  };

  const onSilent = async (): Promise<void> => {
    const asked = current;
    const answer = way === "socket" ? await askHttp(HTTP_MS) : false;
    if (closed || asked !== current || heardAt !== null) return;
    if (answer === true) {
      ways = afterRefused(ways, { httpWorks: true });
      options.giveUp();
    } else {
      set(options.giveUp, TRY_MS_MAX - SILENT_MS);
    }
  };

  const later = (): void => {
    // From a refused WebSocket to the line without a wait: HTTP was just seen to work.
    const atOnce = ways.refused === 2 && tries === 0;
    set(() => void now(), atOnce ? 0 : waitBefore(tries, Math.random()));
    tries += 1;
  };

  const now = async (): Promise<void> => {
    clearTimeout(timer);
    const asked = ++current;
    isTrying = true;
    if (asksFirst(ways, Date.now())) {
      const answer = await askHttp(TRY_MS_MAX);
      if (closed || asked !== current) return;
      if (typeof answer === "number") return options.onClosed(answer);
      if (!answer) {
        isTrying = false;
        options.onAway();
        return later();
      }
    }
    way = wayNow(ways, Date.now());
    const loaded = way === "line" ? await import("./http-socket.ts").catch(() => "lost" as const) : null;
    if (closed || asked !== current) return;
    if (loaded === "lost") {
      isTrying = false;
      return later();
    }
    openLine = loaded?.openHttpSocket ?? null;
    set(() => void onSilent(), SILENT_MS);
    options.begin();
  };

  const onOnline = (): void => {
    // It may be another network.
    ways = NOTHING_KNOWN;
    tries = 0;
    if (!isTrying && heardAt === null) later();
  };
  window.addEventListener("online", onOnline);

  return {
    way: () => way,
    open: (address) => (openLine === null ? new WebSocket(address) : openLine(address)),
    now: () => void now(),
    later,
    heard: () => {
      if (heardAt !== null) return;
      heardAt = performance.now();
      clearTimeout(timer);
      ways = afterHeard(ways, way, Date.now());
      keepWays(sessionStorage, ways);
    },
    ended: () => {
      clearTimeout(timer);
      isTrying = false;
      current += 1;
      const before = ways.refused;
      if (heardAt !== null && performance.now() - heardAt > SETTLED_MS) tries = 0;
      const wasRefused = way === "socket" && heardAt === null;
      heardAt = null;
      if (!wasRefused) return true;
      if (before < 2) ways = afterRefused(ways, { httpWorks: false });
      if (ways.refused === 2) tries = 0;
      return before === 1;
    },
    close: () => {
      closed = true;
      clearTimeout(timer);
      window.removeEventListener("online", onOnline);
    },
  };
}
