import type { WSContext } from "hono/ws";
import type { UserId } from "../../shared/ids.ts";
import {
  CLOSE_REASON_BYTES_MAX,
  COSTLY_MESSAGES,
  FRAME_BYTES_MAX,
  STATE_BYTES_MAX,
  STATE_MESSAGE_BYTES,
  UPDATE_BYTES_MAX,
} from "../../shared/limits.ts";
import { workOf } from "../../shared/commands/command-work.ts";
import { CLOSE, SCHEMA } from "../../shared/wire/protocol.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { ClientMessage } from "../../shared/wire/codec.ts";
import { countedKind, readClientMessage, refusalMessage } from "../../shared/wire/codec.ts";
import type { Member } from "../broadcast/member.ts";
import { NOT_STORED } from "../broadcast/outbox.ts";
import type { CharId } from "../replay/moves.ts";
import type { Hearing } from "./raw-messages.ts";
import { readCommand } from "../room/read-command.ts";
import type { RefusedWords, Room } from "../room/room.ts";

/** A close reason that `ws` takes: at most 123 bytes, cut between characters. */
const closeReason = (text: string): string => {
  let reason = text;
  while (Buffer.byteLength(reason) > CLOSE_REASON_BYTES_MAX) reason = reason.slice(0, -1);
  return reason;
};

/** What stands below Hono's socket: `ws`, or a line over HTTP that has no need of all of it. */
type Raw = {
  readonly bufferedAmount?: number;
  readonly pause?: () => void;
  readonly resume?: () => void;
  readonly terminate?: () => void;
  /** The network socket below `ws`, which without compression holds nothing back of its own. */
  readonly _socket?: { readonly write: (bytes: Buffer) => boolean; readonly writableLength: number };
  readonly readyState?: number;
};

/** Whole frames go past `ws`, where there is one: it would put the same header before the same bytes for each reader. */
function sending(ws: WSContext): Pick<Member, "sendFramed" | "buffered"> {
  const raw = ws.raw as Raw | undefined;
  const socket = raw?._socket;
  if (socket === undefined) return { buffered: () => raw?.bufferedAmount ?? 0 };
  return {
    buffered: () => socket.writableLength,
    sendFramed: (frame) => {
      if (raw?.readyState === 1) socket.write(frame);
    },
  };
}

type WordsOrCursor = Extract<ClientMessage, { kind: "words" | "awareness" }>;
type Page = {
  readonly concord: boolean;
  readonly schema: number | null;
  readonly generation: string | null;
  /** Whose page it says it is; null: it does not say. */
  readonly person: string | null;
};

/** A connection, and how it is ended from outside. */
export type RoomSocket = Hearing & {
  /** Leaves the room at once and says why; a client that hears nothing of it is cut off shortly after. */
  readonly shut: (ws: WSContext, code: number, reason: string) => void;
  /** Something came that is no message, and is paid for like one. */
  readonly control: (ws: WSContext, bytes: number) => void;
};

/** A farewell gets this long to be read. */
const FAREWELL_MS = 1_000;

/**
 * One WebSocket of one person in one Opinion: y-websocket's protocol, and our messages for our page. `readsTooLittle`:
 * all connections of this person hold more unread than may be.
 */
export function openSocket(
  room: Room,
  {
    user,
    session,
    page,
    generation,
    readsTooLittle = () => false,
  }: {
    user: UserId;
    session: string;
    page: Page;
    generation: string;
    readsTooLittle?: () => boolean;
  },
): RoomSocket {
  let member: Member | null = null;
  let counted = 0;
  /** Messages up to here are in the document; those after a gap count once a step 2 has filled it. */
  let taken = 0;
  let inGap = false;
  let closing = false;
  let told: ReadonlyMap<number, number> | null = null;
  let paused: NodeJS.Timeout | null = null;
  /** What had been read from the network already when the pause began; handled in order after it. */
  let held: (() => void)[] = [];

  const isClosing = (): boolean => closing;

  const hangUp = (ws: WSContext, code: number, reason: string): void => {
    (ws.raw as Raw | undefined)?.resume?.();
    ws.close(code, closeReason(reason));
  };

  const close = (ws: WSContext, code: number, reason: string): void => {
    if (closing) return;
    leave();
    hangUp(ws, code, reason);
  };

  const leave = (): void => {
    if (!closing && member !== null) room.leave(member);
    closing = true;
    if (paused !== null) clearTimeout(paused);
    // What still comes is passed over, and kept no more.
    paused = null;
    held = [];
  };

  /** Who sends more than a person can is read more slowly; what was sent waits in the network. */
  const spend = (ws: WSContext, cost: { messages: number; bytes: number }): void => {
    const wait = room.spend(user, cost);
    const raw = ws.raw as Raw | undefined;
    if (wait === 0 || paused !== null || closing || raw?.pause === undefined) return;
    raw.pause();
    paused = setTimeout(() => {
      paused = null;
      const waiting = held;
      held = [];
      for (const handle of waiting) {
        if (paused === null) handle();
        else held.push(handle);
      }
      if (paused === null) raw.resume?.();
    }, wait);
  };

  const tellRefused = (ws: WSContext, refusal: Refusal, clauseId?: string): void => {
    if (page.concord) {
      const notice = clauseId === undefined ? refusal : { ...refusal, clauseId };
      ws.send(refusalMessage(notice));
    }
    const code =
      refusal.reason === "notSignedIn"
        ? CLOSE.signedOut
        : refusal.reason === "tooLarge"
          ? CLOSE.tooLarge
          : CLOSE.refused;
    hangUp(ws, code, `${refusal.reason}: ${refusal.message}`);
  };

  const refuse = (ws: WSContext, refusal: Refusal): void => {
    if (closing) return;
    leave();
    tellRefused(ws, refusal);
  };

  /** Nothing behind them is looked at; told when what they are refused for is on disk, as all that leaves (rule W8). */
  const refuseWords = (ws: WSContext, { refusal, clauseId, ready }: RefusedWords): void => {
    leave();
    ready().then(
      () => tellRefused(ws, refusal, clauseId),
      () => hangUp(ws, CLOSE.transient, NOT_STORED),
    );
  };

  /**
   * A step 2 carries the whole delete set: what its sender did not know of when it came, it deleted itself;
   * what it knew was deleted by the copying. Only the first step 2 is surely made from the state told in step 1.
   */
  const knownAtStep1 = (): ((copy: CharId) => boolean) => {
    const state = told;
    told = null;
    return ({ client, clock }) => state === null || (state.get(client) ?? 0) > clock;
  };

  const onWords = (ws: WSContext, from: Member, words: { step2: boolean; update: Uint8Array }): void => {
    const result = room.takeWords(from, words.update, words.step2 ? knownAtStep1() : () => false);
    // Counted behind what waited in the inbox: the room has carried that out first.
    counted += 1;
    if (result === "gap" || result === "held") {
      inGap = true;
      // What is held comes again when there is room on the disk: the room asks everybody then.
      if (result === "gap") room.askForState(from);
    } else if (result === "taken") {
      if (words.step2) inGap = false;
      if (!inGap) taken = counted;
    } else {
      refuseWords(ws, result);
    }
  };

  const take = (ws: WSContext, message: WordsOrCursor): void => {
    if (member === null || closing) return;
    try {
      if (message.kind === "words") onWords(ws, member, message);
      else room.takeAwareness(member, message.update);
    } catch (error) {
      room.fail(error);
    }
  };

  /** Words that are a usual key, and cursors; false where it is anything else. */
  const takeAmong = (ws: WSContext, message: WordsOrCursor): boolean => {
    if (member === null || closing) return true;
    if (message.kind === "awareness") {
      take(ws, message);
      return true;
    }
    const result = room.takeKey(member, message.update);
    if (result === "unusual") return false;
    counted += 1;
    if (result !== "taken") refuseWords(ws, result);
    else if (!inGap) taken = counted;
    return true;
  };

  const waits = (ws: WSContext, message: WordsOrCursor, bytes: number): void =>
    room.soon({ bytes, among: () => takeAmong(ws, message), alone: () => take(ws, message) });

  const onCommand = (ws: WSContext, from: Member, json: string): void => {
    const read = readCommand(json);
    if ("refusal" in read) return room.answer(from, { n: read.n, refusal: read.refusal });
    // One act was spent when the message came.
    spend(ws, { messages: COSTLY_MESSAGES * (workOf(read.command) - 1), bytes: 0 });
    room.commandFrom(from, read);
  };

  const handle = (bytes: Uint8Array | null, ws: WSContext): void => {
    if (member === null || closing) return;
    if (bytes === null) {
      refuse(ws, { reason: "unreadable", message: "Messages are binary." });
      return;
    }
    const bytesMax = countedKind(bytes) === "state" ? STATE_BYTES_MAX : FRAME_BYTES_MAX;
    if (bytes.byteLength > bytesMax) {
      refuse(ws, { reason: "tooLarge", message: `A message may have ${bytesMax} bytes at most.` });
      return;
    }
    const message = readClientMessage(bytes);
    if (message === null) {
      refuse(ws, { reason: "unreadable", message: "A message could not be read." });
      return;
    }
    const costly = message.kind === "syncStep1" || message.kind === "command";
    spend(ws, { messages: costly ? COSTLY_MESSAGES : 1, bytes: bytes.byteLength });
    if (costly || (message.kind === "words" && message.step2)) {
      room.takeIn();
      // Words before it were refused: what stands behind them is not looked at.
      if (isClosing()) return;
    }
    switch (message.kind) {
      case "syncStep1":
        if (readsTooLittle()) {
          close(ws, CLOSE.tooSlow, "too slow: read what was sent before you ask for more");
          return;
        }
        try {
          const { known, bytes: stateBytes } = room.sendState(member, message.stateVector);
          // Throttles a client that asks for a large state repeatedly: each one is encoded anew.
          spend(ws, { messages: Math.floor(stateBytes / STATE_MESSAGE_BYTES), bytes: 0 });
          if (counted === 0) told = known;
        } catch {
          refuse(ws, { reason: "unreadable", message: "A state vector could not be read." });
        }
        return;
      case "words":
        if (!message.step2 && message.update.byteLength > UPDATE_BYTES_MAX) {
          refuse(ws, { reason: "tooLarge", message: `An edit may have ${UPDATE_BYTES_MAX} bytes at most.` });
          return;
        }
        // A whole state is taken at once: it may be large, and whoever comes back waits for it.
        if (message.step2) take(ws, message);
        else waits(ws, message, bytes.byteLength);
        return;
      case "awareness":
        waits(ws, message, bytes.byteLength);
        return;
      case "queryAwareness":
        return;
      case "command":
        onCommand(ws, member, message.json);
        return;
    }
  };

  const hear = (message: Uint8Array | null, ws: WSContext): void => {
    if (paused === null) handle(message, ws);
    else held.push(() => handle(message, ws));
  };

  return {
    hear,
    control: (ws, bytes) => spend(ws, { messages: 1, bytes }),
    shut: (ws, code, reason) => {
      close(ws, code, reason);
      setTimeout(() => (ws.raw as Raw | undefined)?.terminate?.(), FAREWELL_MS).unref();
    },
    onOpen: (_event, ws) => {
      if (page.concord && (page.schema !== SCHEMA || page.generation !== generation)) {
        close(ws, CLOSE.reload, "reload: this page is of another version");
        return;
      }
      if (page.person !== null && page.person !== user) {
        close(ws, CLOSE.signedOut, "notSignedIn: somebody else signed in since this page was opened");
        return;
      }
      member = {
        user,
        session,
        concord: page.concord,
        send: (bytes) => {
          if (ws.readyState === 1) ws.send(bytes as Uint8Array<ArrayBuffer>);
        },
        ...sending(ws),
        close: (code, reason) => close(ws, code, reason),
        cut: () => {
          const raw = ws.raw as Raw | undefined;
          if (raw?.terminate === undefined) {
            close(ws, CLOSE.tooSlow, "too slow");
            return;
          }
          leave();
          raw.terminate();
        },
        taken: () => taken,
      };
      room.join(member);
    },
    onMessage: ({ data }, ws) => hear(data instanceof ArrayBuffer ? new Uint8Array(data) : null, ws),
    onClose: () => {
      // Who leaves is held up no more: what they had sent before is taken.
      const waiting = held;
      held = [];
      for (const handle of waiting) handle();
      leave();
    },
    onError: () => {
      // The close that follows says it all; without this handler an oversize frame would end the process.
    },
  };
}
