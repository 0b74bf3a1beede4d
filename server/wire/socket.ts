import type { WSContext } from "hono/ws";
import type { UserId } from "../../shared/ids.ts";
import { COSTLY_MESSAGES, STATE_MESSAGE_BYTES, UPDATE_BYTES_MAX } from "../../shared/limits.ts";
import { workOf } from "../../shared/commands/command-work.ts";
import { type Refusal, refuse } from "../../shared/refusal.ts";
import { type ClientMessage, refusalMessage } from "../../shared/wire/codec.ts";
import { CLOSE, SCHEMA } from "../../shared/wire/protocol.ts";
import type { RoomConnection, RefusedWords } from "../broadcast/room-connection.ts";
import { NOT_STORED } from "../broadcast/broadcaster.ts";
import { readCommand } from "../room/read-command.ts";
import type { Room } from "../room/room.ts";
import type { MessageHandler } from "./raw-messages.ts";
import { cutSoon, hangUp, rawOf, sending } from "./raw-socket.ts";
import { readMessage } from "./read-message.ts";

type Page = {
  readonly concord: boolean;
  readonly schema: number | null;
  readonly generation: string | null;
  /** The person whose page it says it is; null: it does not say. */
  readonly person: string | null;
};

/** A connection, and how it is ended from outside. */
export type RoomSocket = MessageHandler & {
  /** Leaves the room at once and says why; a client that hears nothing of it is cut off shortly after. */
  readonly shut: (ws: WSContext, code: number, reason: string) => void;
  /** Something came that is no message, and is paid for like one. */
  readonly control: (ws: WSContext, bytes: number) => void;
};

type Given = {
  readonly user: UserId;
  readonly page: Page;
  readonly generation: string;
  /** All connections of this person hold more unread than may be. */
  readonly readsTooLittle?: () => boolean;
};

/** The life of a socket: each state has what it alone needs. */
type Life =
  | { readonly kind: "opening" }
  | { readonly kind: "reading"; readonly connection: RoomConnection }
  /** `held`: had been read from the network already when the pause began; handled in order after it. */
  | {
      readonly kind: "paused";
      readonly connection: RoomConnection;
      readonly until: NodeJS.Timeout;
      readonly held: (Uint8Array | null)[];
    }
  /** Whatever still comes is passed over. */
  | { readonly kind: "over" };

type Socket = Given & { readonly room: Room; life: Life };

const connectionOf = ({ life }: Socket): RoomConnection | null =>
  life.kind === "reading" || life.kind === "paused" ? life.connection : null;
/** Calls in between change the life of a socket: these look anew. */
const isOver = ({ life }: Socket): boolean => life.kind === "over";
const isPaused = ({ life }: Socket): boolean => life.kind === "paused";

function leave(socket: Socket): void {
  const connection = connectionOf(socket);
  // The room carries out what waited, which may refuse words of this very socket and end it first.
  if (connection !== null) socket.room.leave(connection);
  if (socket.life.kind === "paused") clearTimeout(socket.life.until);
  socket.life = { kind: "over" };
}

function close(socket: Socket, ws: WSContext, code: number, reason: string): void {
  if (isOver(socket)) return;
  leave(socket);
  hangUp(ws, code, reason);
}

/** Reads more slowly from a client that sends faster than a person can: its data waits in the network. */
function spend(socket: Socket, ws: WSContext, cost: { messages: number; bytes: number }): void {
  const wait = socket.room.spend(socket.user, cost);
  const raw = rawOf(ws);
  if (wait === 0 || socket.life.kind !== "reading" || raw?.pause === undefined) return;
  raw.pause();
  const { connection } = socket.life;
  const held: (Uint8Array | null)[] = [];
  const goOn = (): void => {
    socket.life = { kind: "reading", connection };
    for (const bytes of held) hear(socket, ws, bytes);
    if (!isPaused(socket)) raw.resume?.();
  };
  socket.life = { kind: "paused", connection, until: setTimeout(goOn, wait), held };
}

function tellRefused(socket: Socket, ws: WSContext, refusal: Refusal, clauseId?: string): void {
  if (socket.page.concord)
    ws.send(refusalMessage(clauseId === undefined ? refusal : { ...refusal, clauseId }));
  const code =
    refusal.reason === "notSignedIn"
      ? CLOSE.signedOut
      : refusal.reason === "tooLarge"
        ? CLOSE.tooLarge
        : CLOSE.refused;
  hangUp(ws, code, `${refusal.reason}: ${refusal.message}`);
}

function refuseMessage(socket: Socket, ws: WSContext, refusal: Refusal): void {
  if (isOver(socket)) return;
  leave(socket);
  tellRefused(socket, ws, refusal);
}

/** Drops every later message from this client. Sends the refusal once its cause is on disk, like everything else (W8). */
function refuseWords(socket: Socket, ws: WSContext, { refusal, clauseId, ready }: RefusedWords): void {
  leave(socket);
  ready().then(
    () => tellRefused(socket, ws, refusal, clauseId),
    () => hangUp(ws, CLOSE.transient, NOT_STORED),
  );
}

function sendState(socket: Socket, ws: WSContext, connection: RoomConnection, stateVector: Uint8Array): void {
  if (socket.readsTooLittle?.() === true) {
    close(socket, ws, CLOSE.tooSlow, "too slow: read what was sent before you ask for more");
    return;
  }
  try {
    const bytes = socket.room.sendState(connection, stateVector);
    // Throttles a client that asks for a large state repeatedly: each one is encoded anew.
    spend(socket, ws, { messages: Math.floor(bytes / STATE_MESSAGE_BYTES), bytes: 0 });
  } catch {
    refuseMessage(socket, ws, refuse("unreadable", "A state vector could not be read.").refusal);
  }
}

function takeCommand(socket: Socket, ws: WSContext, connection: RoomConnection, json: string): void {
  const read = readCommand(json);
  if ("refusal" in read) return socket.room.answer(connection, { n: read.n, refusal: read.refusal });
  // One act was spent when the message came.
  spend(socket, ws, { messages: COSTLY_MESSAGES * (workOf(read.command) - 1), bytes: 0 });
  socket.room.commandFrom(connection, read);
}

const isCostly = ({ kind }: ClientMessage): boolean => kind === "syncStep1" || kind === "command";

/** Reads one message and hands it to the room, whose intake has words judged, applied and counted. */
function handle(socket: Socket, ws: WSContext, given: Uint8Array | null): void {
  const connection = connectionOf(socket);
  if (connection === null) return;
  const read = readMessage(given);
  if ("refusal" in read) return refuseMessage(socket, ws, read.refusal);
  const { message, bytes } = read;
  const { room } = socket;
  spend(socket, ws, { messages: isCostly(message) ? COSTLY_MESSAGES : 1, bytes });
  if (isCostly(message) || (message.kind === "words" && message.step2)) {
    room.takeIn();
    // Words before it were refused: nothing behind them is looked at.
    if (isOver(socket)) return;
  }
  switch (message.kind) {
    case "syncStep1":
      return sendState(socket, ws, connection, message.stateVector);
    case "words":
      if (message.step2) {
        // A whole state is taken at once: it may be large, and who comes back waits for it.
        room.takeWords(connection, message);
      } else if (message.update.byteLength > UPDATE_BYTES_MAX) {
        const why = refuse("tooLarge", `An edit may have ${UPDATE_BYTES_MAX} bytes at most.`);
        refuseMessage(socket, ws, why.refusal);
      } else room.receive(connection, message, bytes);
      return;
    case "awareness":
      return room.receive(connection, message, bytes);
    case "queryAwareness":
      return;
    case "command":
      return takeCommand(socket, ws, connection, message.json);
    case "shown":
      return room.takeShown(connection, message.callSeq);
  }
}

function hear(socket: Socket, ws: WSContext, bytes: Uint8Array | null): void {
  if (socket.life.kind === "paused") socket.life.held.push(bytes);
  else handle(socket, ws, bytes);
}

function openMember(socket: Socket, ws: WSContext): RoomConnection {
  const { user, page } = socket;
  return {
    user,
    concord: page.concord,
    ...sending(ws),
    refuse: (words) => refuseWords(socket, ws, words),
    close: (code, reason) => close(socket, ws, code, reason),
    cut: () => {
      const raw = rawOf(ws);
      if (raw?.terminate === undefined) {
        close(socket, ws, CLOSE.tooSlow, "too slow");
        return;
      }
      leave(socket);
      raw.terminate();
    },
  };
}

/** One WebSocket of one person in one Opinion: y-websocket's protocol, and our messages for our page. */
export function openSocket(room: Room, given: Given): RoomSocket {
  const socket: Socket = { ...given, room, life: { kind: "opening" } };
  const { page, user } = given;
  return {
    hear: (bytes, ws) => hear(socket, ws, bytes),
    control: (ws, bytes) => spend(socket, ws, { messages: 1, bytes }),
    shut: (ws, code, reason) => {
      close(socket, ws, code, reason);
      cutSoon(ws);
    },
    onOpen: (_event, ws) => {
      if (page.concord && (page.schema !== SCHEMA || page.generation !== given.generation)) {
        close(socket, ws, CLOSE.reload, "reload: this page is of another version");
        return;
      }
      if (page.person !== null && page.person !== user) {
        close(socket, ws, CLOSE.signedOut, "notSignedIn: somebody else signed in since this page was opened");
        return;
      }
      const connection = openMember(socket, ws);
      socket.life = { kind: "reading", connection };
      room.join(connection);
    },
    onMessage: ({ data }, ws) => hear(socket, ws, data instanceof ArrayBuffer ? new Uint8Array(data) : null),
    onClose: (_event, ws) => {
      // A throttled client that leaves waits no longer: its earlier messages are taken.
      if (socket.life.kind === "paused") for (const bytes of socket.life.held) handle(socket, ws, bytes);
      leave(socket);
    },
    onError: () => {
      // The close that follows says it all; without this handler an oversize frame would end the process.
    },
  };
}
