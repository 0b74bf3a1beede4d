import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { MESSAGE } from "../../shared/wire/protocol.ts";
import { writeAwareness } from "../../shared/wire/awareness.ts";
import {
  awarenessMessage,
  readServerMessage,
  shownMessage,
  syncStep1,
  syncStep2,
  syncUpdate,
} from "../../shared/wire/codec.ts";
import type { Cursor as ConcordCursor } from "../../client/editor/cursor.ts";
import type { Cursor } from "./typist.ts";

export const PEERS = ["y-websocket", "hocuspocus", "broadcast"] as const;
export type ServerName = "concord" | (typeof PEERS)[number];

/** The content of a server's message, as far as the load needs it. */
export type Heard = {
  readonly update: Uint8Array | null;
  /** The server's answer with all that it has. */
  readonly isState: boolean;
  /** The server asks for what this side has. */
  readonly asksState: boolean;
  /** All counted messages up to this one are taken. */
  readonly acknowledged: number | null;
  /** One more counted message is taken. */
  readonly acknowledgesOne: boolean;
  /** In words, what was refused. */
  readonly refused: string | null;
  /** The clause on the table, where open meetings are told. */
  readonly table: string | null;
  /** Seq of a call for objections that was made. */
  readonly call: number | null;
};

const NOTHING: Heard = {
  update: null,
  isState: false,
  asksState: false,
  acknowledged: null,
  acknowledgesOne: false,
  refused: null,
  table: null,
  call: null,
};
const NO_STATE = new Uint8Array([0]);
const NO_UPDATE = new Uint8Array([0, 0]);

/** The protocol of one server: messages as its own page sends them. */
export type Wire = {
  /** Path of the socket, below the server's address. */
  readonly path: string;
  readonly hello: readonly Uint8Array[];
  readonly words: (update: Uint8Array) => Uint8Array;
  readonly cursor: (client: number, clock: number, cursor: Cursor) => Uint8Array;
  /** The page shows the words of a call. */
  readonly shown: (call: number) => Uint8Array;
  /** The answer to a server that asks for what this side has: nothing. */
  readonly noState: Uint8Array;
  readonly hear: (bytes: Uint8Array) => Heard;
  /** Such a server keeps no words: everybody is given the text when they come. */
  readonly keepsNothing: boolean;
};

const place = ({ text, right }: Cursor): unknown => ({
  type: text,
  ...(right === null ? {} : { item: right }),
  assoc: 0,
});

/** As y-tiptap's carets: a name, a colour and two places. */
const tiptapState = (client: number, cursor: Cursor): string =>
  JSON.stringify({
    user: { name: `Delegate ${client % 1000}`, color: "#6a7ba2" },
    cursor: { anchor: place(cursor), head: place(cursor) },
  });

/** As our page: a place and nothing else, since the server tells who it is. */
const concordState = ({ left }: Cursor): string =>
  JSON.stringify({ cursor: { a: [left.client, left.clock] } satisfies ConcordCursor });

function hearSync(decoder: decoding.Decoder): Heard {
  const step = decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint8Array(decoder);
  if (step === 0) return { ...NOTHING, asksState: true };
  return { ...NOTHING, update: bytes, isState: step === 1 };
}

const yWebsocket: Omit<Wire, "path" | "keepsNothing"> = {
  hello: [syncStep1(NO_STATE)],
  words: syncUpdate,
  cursor: (client, clock, cursor) =>
    awarenessMessage(writeAwareness({ client, clock, json: tiptapState(client, cursor) })),
  shown: shownMessage,
  noState: syncStep2(NO_UPDATE),
  hear: (bytes) => {
    const decoder = decoding.createDecoder(bytes);
    return decoding.readVarUint(decoder) === MESSAGE.sync ? hearSync(decoder) : NOTHING;
  },
};

const concord = (path: string): Wire => ({
  ...yWebsocket,
  path,
  keepsNothing: false,
  cursor: (client, clock, cursor) =>
    awarenessMessage(writeAwareness({ client, clock, json: concordState(cursor) })),
  hear: (bytes) => {
    const message = readServerMessage(bytes);
    switch (message?.kind) {
      case "syncStep1":
        return { ...NOTHING, asksState: true };
      case "words":
        return { ...NOTHING, update: message.update, isState: message.step2 };
      case "acknowledgement":
        return { ...NOTHING, acknowledged: message.count };
      case "refusal":
        return { ...NOTHING, refused: JSON.stringify(message.notice) };
      case "frame":
        return {
          ...NOTHING,
          update: message.frame.words,
          call: message.frame.news?.entries?.find((one) => one.type === "callMade")?.seq ?? null,
          table: message.frame.news?.meeting?.open[0]?.table?.clauseId ?? null,
        };
      default:
        return NOTHING;
    }
  },
});

const HOCUSPOCUS_DOCUMENT = "opinion";
const HOCUSPOCUS = { sync: 0, awareness: 1, auth: 2, syncReply: 4, syncStatus: 8 } as const;

/** Hocuspocus names the document before each message and wants a token before it says anything. */
function hocuspocus(): Wire {
  const named = (type: number, rest: Uint8Array): Uint8Array => {
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, HOCUSPOCUS_DOCUMENT);
    encoding.writeVarUint(encoder, type);
    encoding.writeUint8Array(encoder, rest);
    return encoding.toUint8Array(encoder);
  };
  /** The same after the type, which is one byte in both protocols. */
  const as = (type: number, message: Uint8Array): Uint8Array => named(type, message.subarray(1));
  const token = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarString(encoder, "anybody");
  });
  return {
    path: `/${HOCUSPOCUS_DOCUMENT}`,
    keepsNothing: false,
    hello: [named(HOCUSPOCUS.auth, token), as(HOCUSPOCUS.sync, syncStep1(NO_STATE))],
    words: (update) => as(HOCUSPOCUS.sync, syncUpdate(update)),
    cursor: (...one) => as(HOCUSPOCUS.awareness, yWebsocket.cursor(...one)),
    shown: shownMessage,
    noState: as(HOCUSPOCUS.syncReply, syncStep2(NO_UPDATE)),
    hear: (bytes) => {
      const decoder = decoding.createDecoder(bytes);
      decoding.readVarString(decoder);
      switch (decoding.readVarUint(decoder)) {
        case HOCUSPOCUS.sync:
        case HOCUSPOCUS.syncReply:
          return hearSync(decoder);
        case HOCUSPOCUS.syncStatus:
          return { ...NOTHING, acknowledgesOne: true };
        default:
          return NOTHING;
      }
    },
  };
}

export function wireOf(name: ServerName, path: string): Wire {
  switch (name) {
    case "concord":
      return concord(path);
    case "hocuspocus":
      return hocuspocus();
    case "y-websocket":
      return { ...yWebsocket, path: "/opinion", keepsNothing: false };
    case "broadcast":
      return { ...yWebsocket, path: "/opinion", hello: [], keepsNothing: true };
  }
}

/**
 * The same bytes go to everybody, so they are read once: a table of the last messages, compared byte for byte
 * before it is believed.
 */
export function readOnce<Read>(read: (bytes: Uint8Array) => Read): (bytes: Buffer) => Read {
  const SLOTS = 2 ** 14;
  const ENDS = 24;
  const slots: ({ readonly bytes: Buffer; readonly read: Read } | undefined)[] = Array.from({
    length: SLOTS,
  });
  return (bytes) => {
    let hash = bytes.length;
    const end = Math.min(ENDS, bytes.length);
    for (let i = 0; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
    for (let i = Math.max(end, bytes.length - ENDS); i < bytes.length; i++) {
      hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
    }
    const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    const held = slots[slot];
    if (held?.bytes.equals(bytes)) return held.read;
    // A copy: the socket's own buffer would keep the whole of what was read at once.
    const copy = Buffer.from(bytes);
    const fresh = { bytes: copy, read: read(copy) };
    slots[slot] = fresh;
    return fresh.read;
  };
}
