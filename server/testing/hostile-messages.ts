import * as encoding from "lib0/encoding";
import { AWARENESS_BYTES_MAX, BATCH_COMMANDS_MAX, FRAME_BYTES_MAX } from "../../shared/limits.ts";
import { MESSAGE } from "../../shared/wire/protocol.ts";
import { writeAwareness } from "../../shared/wire/awareness.ts";
import { awarenessMessage, syncStep1, syncUpdate } from "../../shared/wire/codec.ts";
import { type Attacker, type HostileCase, UNREADABLE } from "./hostile-case.ts";

/** Messages that no page sends: by their type, their form, their size, and what they say of others. */
const written = (...parts: readonly (number | string | Uint8Array)[]): Uint8Array => {
  const encoder = encoding.createEncoder();
  for (const part of parts) {
    if (typeof part === "number") encoding.writeVarUint(encoder, part);
    else if (typeof part === "string") encoding.writeVarString(encoder, part);
    else encoding.writeUint8Array(encoder, part);
  }
  return encoding.toUint8Array(encoder);
};

const closes = (what: string, bytes: Uint8Array | string): HostileCase => ({
  what,
  refused: UNREADABLE,
  send: () => [bytes],
});

const FORM: readonly HostileCase[] = [
  closes("sends a text frame", "hello"),
  closes("sends nothing", new Uint8Array()),
  closes("sends a message of no known type", written(99, 1, 2)),
  closes("sends y-protocols' auth message", written(MESSAGE.auth, 0, "permission denied")),
  closes("sends the server's acknowledgement", written(MESSAGE.acknowledgement, 9)),
  closes("sends the server's minutes", written(MESSAGE.minutes, '{"n":901,"entries":[]}')),
  closes("sends the server's refusal", written(MESSAGE.refusal, '{"reason":"clauseLocked"}')),
  closes("sends a frame, as only the server does", written(MESSAGE.frame, 4, '{"entries":[{}]}')),
  closes("sends a sync step that there is not", written(MESSAGE.sync, 7, 0)),
  closes("sends a state vector that ends early", syncStep1(new Uint8Array([9, 9]))),
  closes("sends a length of 2^50 bytes", written(MESSAGE.sync, 2, 2 ** 50)),
  closes("sends a number without an end", new Uint8Array([0, 2, ...Array.from({ length: 40 }, () => 255)])),
  closes("sends a command of a length that is not there", written(MESSAGE.command, 2 ** 31)),
  {
    what: "sends a frame over the limit",
    refused: [4413, "tooLarge"],
    send: () => [new Uint8Array(FRAME_BYTES_MAX + 1)],
  },
  {
    what: "hides a second message behind the first",
    refused: null,
    send: () => [written(syncUpdate(new Uint8Array([0, 0])), MESSAGE.command, "{}")],
  },
  {
    what: "tells a state of 40,000 clients",
    refused: null,
    send: () => {
      const pairs = Array.from({ length: 40_000 }, (_, i) => [i + 5, 1]).flat();
      return [syncStep1(written(40_000, ...pairs))];
    },
  },
  {
    what: "asks for the cursors a hundred times",
    refused: null,
    send: () => Array.from({ length: 100 }, () => written(MESSAGE.queryAwareness)),
  },
];

const state = (client: number, clock: number, json: string): Uint8Array =>
  awarenessMessage(writeAwareness({ client, clock, json }));
const of = (a: Attacker): number => a.client.doc.clientID;

const PRESENCE: readonly HostileCase[] = [
  {
    what: "shows itself as another",
    refused: null,
    send: (a) => [state(a.victim, 2 ** 31, JSON.stringify({ user: { name: "Chair" } }))],
  },
  {
    what: "says that another left",
    refused: null,
    send: (a) => [state(of(a), 1, "{}"), state(a.victim, 2 ** 31, "null")],
  },
  {
    what: "shows 30,000 ghosts",
    refused: null,
    send: () => {
      const ghosts = Array.from({ length: 30_000 }, (_, i) => [i + 5, 1, "{}"]).flat();
      return [awarenessMessage(written(30_000, ...ghosts))];
    },
  },
  {
    what: "shows a state over the limit",
    refused: null,
    send: (a) => [state(of(a), 1, JSON.stringify({ cursor: "x".repeat(AWARENESS_BYTES_MAX) }))],
  },
  {
    what: "shows a name that is not its own",
    refused: null,
    send: (a) => [state(of(a), 1, JSON.stringify({ user: { name: "Chair", color: "red" } }))],
  },
  {
    what: "shows the key __proto__",
    refused: null,
    send: (a) => [state(of(a), 1, '{"__proto__":{"isAdmin":true},"cursor":null}')],
  },
  {
    what: "shows a clock that no reader could read",
    refused: null,
    send: (a) => [state(of(a), 2 ** 53 - 1, "{}")],
  },
  { what: "shows what is not JSON", refused: null, send: (a) => [state(of(a), 1, "{")] },
  {
    what: "shows 100 states that nest deeply",
    refused: null,
    send: (a) =>
      Array.from({ length: 100 }, (_, i) => state(of(a), i + 1, "[".repeat(400) + "]".repeat(400))),
  },
  { what: "shows bytes that end early", refused: null, send: () => [awarenessMessage(written(9, 9))] },
];

const command = (json: string): Uint8Array => written(MESSAGE.command, json);
const asks = (what: string, ...asked: readonly ((a: Attacker) => string)[]): HostileCase => ({
  what,
  refused: null,
  send: (a) => asked.map((json) => command(json(a))),
});

const COMMANDS: readonly HostileCase[] = [
  asks(
    "asks what is not JSON",
    () => "{n:1",
    () => "",
  ),
  asks(
    "asks what is no command",
    () => "[]",
    () => "null",
    () => "7",
    () => '{"n":"1","command":7}',
  ),
  asks("asks with a number of its own making", () => '{"n":-1,"command":{"type":"lockClause"}}'),
  asks("asks for the type __proto__", () => '{"n":901,"command":{"type":"__proto__"}}'),
  asks("asks for the type constructor", () => '{"n":901,"command":{"type":"constructor"}}'),
  asks(
    "asks with keys that pollute",
    (a) =>
      `{"n":901,"__proto__":{"command":1},"command":{"type":"lockClause","clauseId":"${a.open}","__proto__":{"role":"chair"}}}`,
  ),
  asks("asks for what nests deeply", () => `{"n":901,"command":${"[".repeat(20_000)}${"]".repeat(20_000)}}`),
  asks("locks without the right", (a) =>
    JSON.stringify({ n: 901, command: { type: "lockClause", clauseId: a.open } }),
  ),
  asks("unlocks without the right", (a) =>
    JSON.stringify({ n: 901, command: { type: "unlockClause", clauseId: a.locked, reason: "mine" } }),
  ),
  asks("splits a locked clause", (a) =>
    JSON.stringify({ n: 901, command: { type: "splitClause", clauseId: a.locked, at: 3 } }),
  ),
  asks("joins a locked clause to an open one", (a) =>
    JSON.stringify({ n: 901, command: { type: "joinClauses", first: a.locked, second: a.open } }),
  ),
  asks("removes a locked clause in a batch with an open one", (a) => {
    const commands = [a.open, a.locked].map((clauseId) => ({ type: "removeClause", clauseId }));
    return JSON.stringify({ n: 901, command: { type: "batch", commands } });
  }),
  asks("asks more at once than may be asked", (a) => {
    const one = { type: "removeClause", clauseId: a.open };
    const commands = Array.from({ length: BATCH_COMMANDS_MAX + 1 }, () => one);
    return JSON.stringify({ n: 901, command: { type: "batch", commands } });
  }),
  asks("adds a clause with a line break in it", (a) =>
    JSON.stringify({
      n: 901,
      command: { type: "addClause", after: a.locked, kind: "recital", text: "a\u202Eb" },
    }),
  ),
];

export const HOSTILE_MESSAGES: readonly HostileCase[] = [...FORM, ...PRESENCE, ...COMMANDS];
