import type { Context, Hono } from "hono";
import { createDecoder, hasContent, readVarUint8Array } from "lib0/decoding";
import {
  FRAME_BYTES_MAX,
  LINE_BATCH_BYTES_MAX,
  LINE_BATCH_MESSAGES_MAX,
  LINE_HEARTBEAT_MS,
  LINE_POLL_MS,
  LINE_STREAM_BYTES_MAX,
  LINE_STREAM_MS,
} from "../../shared/limits.ts";
import { refusalAnswer, sameOrigin, sessionOf, type SignedIn } from "../http/access.ts";
import { readBytes } from "../http/body.ts";
import { connecting } from "./connecting.ts";
import type { Connections } from "./connections.ts";
import type { ForumParts } from "../setup/parts.ts";
import type { NumberedMessage } from "./unconfirmed-messages.ts";
import type { Line, LineReader } from "./line.ts";
import type { Lines } from "./lines.ts";
import { afterOf } from "../http/opinion-routes.ts";
import { withRoom } from "../http/with-room.ts";
import type { Settings } from "../setup/settings.ts";

/** Neither kept nor changed nor held back by anything between us and the page. */
const UNTOUCHED = { "cache-control": "no-store, no-transform", "x-accel-buffering": "no" };

const base64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");

const eventOf = ({ n, bytes }: NumberedMessage): string => `id: ${n}\ndata: ${base64(bytes)}\n\n`;

/**
 * A line's messages as server-sent events. Handed over as fast as they are read and no faster, so what waits
 * is counted as unsent; ends by itself after a while, since only the next GET confirms.
 */
function streamOf(reader: LineReader): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const until = performance.now() + LINE_STREAM_MS;
  let bytesLeft = LINE_STREAM_BYTES_MAX;
  return new ReadableStream<Uint8Array>(
    {
      // Says at once that streams come through here: where this does not arrive, the page asks by long poll.
      start: (controller) => controller.enqueue(encoder.encode(": open\n\n")),
      pull: async (controller) => {
        const waitMs = Math.max(Math.min(LINE_HEARTBEAT_MS, until - performance.now()), 0);
        const given = await reader.next({ waitMs, bytesMax: LINE_STREAM_BYTES_MAX / 4 });
        if (given === null) {
          // Released by `cancel`, or another GET has taken its place.
          controller.close();
          return;
        }
        const close = given.closed && `event: close\ndata: ${JSON.stringify(given.closed)}\n\n`;
        const text = given.messages.map(eventOf).join("") + (close ?? "");
        controller.enqueue(encoder.encode(text === "" ? ": quiet\n\n" : text));
        bytesLeft -= text.length;
        if (close !== null || bytesLeft <= 0 || performance.now() >= until) {
          reader.release();
          controller.close();
        }
      },
      cancel: () => reader.release(),
    },
    { highWaterMark: 0 },
  );
}

async function pollAnswer(c: Context, reader: LineReader): Promise<Response> {
  c.req.raw.signal.addEventListener("abort", reader.release);
  // A browser with many tabs has no connection left that could wait.
  const waitMs = c.req.query("wait") === "0" ? 0 : LINE_POLL_MS;
  const given = await reader.next({ waitMs, bytesMax: LINE_STREAM_BYTES_MAX });
  reader.release();
  // Another GET has taken its place, which confirms for both.
  if (given === null) return c.json({ messages: [], last: afterOf(c) }, 200, UNTOUCHED);
  const { messages, last, closed } = given;
  const answer = { messages: messages.map(({ bytes }) => base64(bytes)), last };
  return c.json(closed === null ? answer : { ...answer, close: closed }, 200, UNTOUCHED);
}

/** The messages of a batch, each with its length before it; null where they do not add up. */
function messagesOf(bytes: Uint8Array): readonly Uint8Array[] | "tooMany" | null {
  try {
    const decoder = createDecoder(bytes);
    const messages: Uint8Array[] = [];
    while (hasContent(decoder)) {
      if (messages.length === LINE_BATCH_MESSAGES_MAX) return "tooMany";
      messages.push(new Uint8Array(readVarUint8Array(decoder)));
    }
    return messages;
  } catch {
    return null;
  }
}

const NO_LINE = { reason: "noSuchLine", message: "There is no such line; open another." } as const;
const NO_BATCH = { reason: "unreadable", message: "This is no batch of messages." } as const;
const TOO_MANY = {
  reason: "tooLarge",
  message: `A batch may have ${LINE_BATCH_MESSAGES_MAX} messages at most.`,
} as const;
const BROKEN = { reason: "lineBroken", message: "Something before this is missing; open another." } as const;

/** Lines over HTTP, for networks that refuse WebSockets (docs/protocol.md). */
export function lineRoutes(app: Hono<SignedIn>, parts: LineParts): void {
  for (const rooms of ["opinions", "drafts"]) linesAt(app, parts, `/api/${rooms}/:id/line`);
}

export type LineParts = ForumParts & {
  readonly settings: Settings;
  readonly lines: Lines;
  readonly connections: Connections;
};

function linesAt(app: Hono<SignedIn>, parts: LineParts, path: string): void {
  const { rooms, lines } = parts;
  // A GET of a line confirms and takes the place of another: no foreign page may send one either (A3).
  app.use(`${path}/*`, sameOrigin(parts.settings, { reading: true }));

  const withLine =
    (answer: (c: Context<SignedIn>, line: Line) => Response | Promise<Response>) =>
    (c: Context<SignedIn>): Response | Promise<Response> => {
      const owner = { opinion: c.req.param("id") ?? "", session: sessionOf(c) };
      const line = lines.find(c.req.param("line") ?? "", owner);
      return line === null ? refusalAnswer(c, NO_LINE) : answer(c, line);
    };

  /** Tells if HTTP gets through to this room, so that a refused WebSocket is the WebSocket's fault. */
  app.get(path, (c) => withRoom(c, rooms, () => c.body(null, 204)));

  app.post(path, (c) =>
    withRoom(c, rooms, (room) => {
      const line = lines.open({
        opinion: room.id,
        user: c.get("user"),
        session: sessionOf(c) ?? "",
        events: connecting(c, room, parts),
      });
      return c.json({ line: line.id });
    }),
  );

  app.get(
    `${path}/:line`,
    withLine((c, line) => {
      // A HEAD has no body that anybody would read or leave: it must not count as reading.
      if (c.req.method === "HEAD") return c.body(null, 204, UNTOUCHED);
      const after = afterOf(c);
      const reader = after === null ? null : line.read(after);
      if (reader === null) return refusalAnswer(c, BROKEN);
      if (!(c.req.header("accept") ?? "").includes("text/event-stream")) return pollAnswer(c, reader);
      return c.body(streamOf(reader), 200, { ...UNTOUCHED, "content-type": "text/event-stream" });
    }),
  );

  app.post(
    `${path}/:line`,
    withLine(async (c, line) => {
      const n = Number(/^[1-9]\d{0,14}$/.exec(c.req.query("n") ?? "")?.[0]);
      if (!n) return refusalAnswer(c, NO_BATCH);
      // Before its bytes are read: who sends too much waits in the network.
      await line.mayGoOn();
      const body = await readBytes(c, LINE_BATCH_BYTES_MAX);
      const messages = "refusal" in body ? null : messagesOf(body.bytes);
      const refusal = "refusal" in body ? body.refusal : messages === "tooMany" ? TOO_MANY : NO_BATCH;
      // A request that is too large is refused in the room's own words, as on a WebSocket: 103, then 4413.
      if (refusal.reason === "tooLarge") line.take(n, [new Uint8Array(FRAME_BYTES_MAX + 1)]);
      if (messages === null || messages === "tooMany") return refusalAnswer(c, refusal);
      // Batches that were under way together: one of them at a time is held back, not all.
      await line.mayGoOn();
      switch (line.take(n, messages)) {
        case "taken":
          await line.mayGoOn();
          return c.body(null, 204);
        case "missing":
          return refusalAnswer(c, BROKEN);
        case "closed":
          return c.json({ refusal: NO_LINE }, 410);
      }
    }),
  );

  app.delete(
    `${path}/:line`,
    withLine((c, line) => {
      lines.leave(line);
      return c.body(null, 204);
    }),
  );
}
