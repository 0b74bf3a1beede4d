import { CLOSE } from "../../shared/wire/protocol.ts";
import type { HttpSocket } from "./http-socket.ts";
import { openRacedSocket } from "./raced-socket.ts";
import { readTwice } from "./read-twice.ts";
import {
  afterHeard,
  AFTER_HTTP_LOST,
  afterRefused,
  asksFirst,
  keepNetwork,
  NOTHING_KNOWN,
  recallNetwork,
  type Transport,
  transportNow,
  waitBefore,
} from "./transport.ts";
import { apiPath, type RoomAddress } from "./room-address.ts";

/** A WebSocket that has not said a word by then is compared with HTTP, which is asked something small. */
const SILENT_MS = 4_000;
/** Slower than this HTTP is no better: then it is the server or the whole network that is slow. */
const HTTP_MS = 1_500;
/** A try that has not reached the room by then is given up. */
const TRY_MS_MAX = 12_000;
/** A machine that is frozen does not answer this; the next one may. */
const ASK_AGAIN_MS = 1_000;
/** Pages whose server went silent come back within this: they noticed at different moments. */
const SUSPECT_WAIT_MS = 200;
/** A server that says to come back lets pages wait for the next one (rule D36): half of the usual spread is enough. */
const TOLD_PART = 0.5;
/** After a connection that lived this long the first wait is the shortest again. */
const SETTLED_MS = 10_000;

const CLOSED_BY: ReadonlyMap<number, number> = new Map([
  [401, CLOSE.signedOut],
  [404, CLOSE.unknown],
  [503, CLOSE.restart],
]);

/** Decides when and by which transport a page tries to reach its room. Knows nothing of messages. */
export type Reconnect = {
  readonly transport: () => Transport;
  /** A WebSocket, or its likeness, for the try that was begun. */
  readonly open: (address: string) => HttpSocket;
  readonly now: () => void;
  /** `isTold`: a living server said to come back, so that waits need not grow. */
  readonly later: (isTold?: boolean) => void;
  /** The server went silent: the next try is made at once, and asks two machines. */
  readonly suspect: () => void;
  /** The room's first message came. */
  readonly heard: () => void;
  /** The server stored something of ours: the first wait is the shortest again. */
  readonly stored: () => void;
  /** The try or the connection is over; true where that is a loss, and not a refusal that HTTP may make good. */
  readonly ended: () => boolean;
  readonly close: () => void;
};

/** Each try is an object of its own: answers to an earlier one are of no use. */
type State =
  | { readonly is: "waiting" }
  | { readonly is: "trying" }
  | { readonly is: "heard"; readonly at: number };

/** The transport of the last try, and how its socket is opened. */
type Chosen = { readonly transport: Transport; readonly open: (address: string) => HttpSocket };

export function openReconnect(options: {
  readonly at: RoomAddress;
  readonly begin: () => void;
  /** Ends the try that was begun, without waiting for the network, which may never say that it is over. */
  readonly giveUp: () => void;
  /** The server is away: it does not answer HTTP either. */
  readonly onAway: () => void;
  readonly onClosed: (code: number) => void;
}): Reconnect {
  let facts = recallNetwork(sessionStorage, Date.now());
  let chosen: Chosen = { transport: transportNow(facts, Date.now()), open: openRacedSocket };
  let state: State = { is: "waiting" };
  let tries = 0;
  let isSuspect = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const closing = new AbortController();

  const set = (act: () => void, ms: number): void => {
    clearTimeout(timer);
    if (!closing.signal.aborted) timer = setTimeout(act, ms);
  };

  const later = (isTold = false): void => {
    if (isTold) tries = 0;
    // From a refused WebSocket to HTTP without a wait: it was just seen to work.
    const atOnce = facts.refused === 2 && tries === 0;
    const usualMs = waitBefore(tries, Math.random());
    const toldMs = isTold ? usualMs * TOLD_PART : usualMs;
    const waitMs = isSuspect ? Math.random() * SUSPECT_WAIT_MS : toldMs;
    set(() => void now(), atOnce ? 0 : waitMs);
    tries += 1;
  };

  const onSilent = async (own: State): Promise<void> => {
    const answer = chosen.transport === "socket" ? await askHttp(options.at, HTTP_MS) : false;
    if (state !== own) return;
    if (answer === true) {
      facts = afterRefused(facts, { httpWorks: true });
      options.giveUp();
    } else {
      set(options.giveUp, TRY_MS_MAX - SILENT_MS);
    }
  };

  const now = async (): Promise<void> => {
    clearTimeout(timer);
    const own: State = { is: "trying" };
    state = own;
    if (asksFirst(facts, Date.now())) {
      const answer = await askHttp(options.at, TRY_MS_MAX);
      if (state !== own) return;
      if (typeof answer === "number" && answer !== CLOSE.restart) return options.onClosed(answer);
      if (answer !== true) {
        state = { is: "waiting" };
        options.onAway();
        return later(answer === CLOSE.restart);
      }
    }
    const suspect = isSuspect;
    isSuspect = false;
    const openRaced = (address: string): HttpSocket => openRacedSocket(address, { isSuspect: suspect });
    chosen = { transport: transportNow(facts, Date.now()), open: openRaced };
    if (chosen.transport === "http") {
      const loaded = await import("./http-socket.ts").catch(() => null);
      if (state !== own) return;
      if (loaded === null) {
        state = { is: "waiting" };
        return later();
      }
      chosen = { transport: "http", open: loaded.openHttpSocket };
    }
    set(() => void onSilent(own), SILENT_MS);
    options.begin();
  };

  const onOnline = (): void => {
    // It may be another network.
    facts = NOTHING_KNOWN;
    tries = 0;
    if (state.is === "waiting") later();
  };
  window.addEventListener("online", onOnline, { signal: closing.signal });

  return {
    transport: () => chosen.transport,
    open: (address) => chosen.open(address),
    now: () => void now(),
    later,
    suspect: () => {
      isSuspect = true;
    },
    heard: () => {
      if (state.is === "heard") return;
      state = { is: "heard", at: performance.now() };
      clearTimeout(timer);
      facts = afterHeard(facts, chosen.transport, Date.now());
      keepNetwork(sessionStorage, facts);
    },
    stored: () => {
      tries = 0;
    },
    ended: () => {
      clearTimeout(timer);
      const ended = state;
      state = { is: "waiting" };
      const hasSettled = ended.is === "heard" && performance.now() - ended.at > SETTLED_MS;
      if (hasSettled) tries = 0;
      if (chosen.transport === "http" && (isSuspect || !hasSettled)) facts = AFTER_HTTP_LOST;
      if (ended.is === "heard" || chosen.transport === "http") return true;
      const before = facts.refused;
      if (before < 2) facts = afterRefused(facts, { httpWorks: false });
      if (facts.refused === 2) tries = 0;
      return before === 1;
    },
    close: () => {
      closing.abort();
      clearTimeout(timer);
      if (state.is === "trying") state = { is: "waiting" };
    },
  };
}

/** Tells if HTTP gets through to this room; a close code where the server says more. */
async function askHttp(at: RoomAddress, within: number): Promise<boolean | number> {
  const signal = AbortSignal.timeout(within);
  const answer = await readTwice(`${apiPath(at)}/line`, { signal }, ASK_AGAIN_MS).catch(() => null);
  if (answer === null) return false;
  const said = answer.ok ? "" : await answer.text().catch(() => "");
  if (said.includes('"quarantined"')) return CLOSE.quarantined;
  return CLOSED_BY.get(answer.status) ?? answer.ok;
}
