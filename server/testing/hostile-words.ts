import * as Y from "yjs";
import { syncStep2, syncUpdate } from "../../shared/wire/codec.ts";
import { SERVER_CLIENT } from "../replay/server-doc.ts";
import { forge, text } from "./forge.ts";
import {
  beside,
  charsOf,
  deleting,
  first,
  FOREIGN,
  type HostileCase,
  LOCKED,
  mine,
  NOT_AN_EDIT,
  textItem,
  under,
} from "./hostile-case.ts";

/** Updates that reach for a locked clause, for somebody else's id, or come before what they build on. */
const x = text("x");

const IN_LOCKED: readonly HostileCase[] = [
  {
    what: "types in a locked clause",
    refused: LOCKED,
    send: (a) => [mine(a, [{ content: x, origin: first(a, a.locked) }])],
  },
  {
    what: "types at the start of a locked clause",
    refused: LOCKED,
    send: (a) => [mine(a, [{ content: x, right: first(a, a.locked) }])],
  },
  {
    what: "types at the start of a locked clause, naming no neighbour",
    refused: LOCKED,
    send: (a) => [mine(a, [{ content: x, parent: textItem(a, a.locked) }])],
  },
  {
    what: "types at the end of a locked clause",
    refused: LOCKED,
    send: (a) => [mine(a, [{ content: x, origin: charsOf(a, a.locked).at(-1)! }])],
  },
  {
    what: "deletes a character of a locked clause",
    refused: LOCKED,
    send: (a) => [deleting([...first(a, a.locked), 1])],
  },
  {
    what: "deletes all that the server wrote, the open and the locked",
    refused: LOCKED,
    send: (a) => {
      const [server] = first(a, a.locked);
      return [deleting([server, 0, Y.getState(a.client.doc.store, server)])];
    },
  },
  {
    what: "types in an open clause and in a locked one",
    refused: LOCKED,
    send: (a) => [
      mine(a, [
        { content: x, ...beside(a) },
        { content: x, origin: first(a, a.locked) },
      ]),
    ],
  },
  {
    what: "types in an open clause and deletes in a locked one",
    refused: LOCKED,
    send: (a) => {
      const structs = [{ content: x, ...beside(a) }];
      return [
        syncUpdate(
          forge([{ client: a.client.doc.clientID, clock: 0, structs }], [[...first(a, a.locked), 1]]),
        ),
      ];
    },
  },
  {
    what: "hides the locked clause in a second block",
    refused: NOT_AN_EDIT,
    send: (a) => [
      syncUpdate(
        forge(
          [a.open, a.locked].map((clause) => ({
            client: a.client.doc.clientID,
            clock: 0,
            structs: [{ content: x, origin: first(a, clause) }],
          })),
        ),
      ),
    ],
  },
  {
    what: "leads a chain of its own ids into a locked clause",
    refused: LOCKED,
    send: (a) => {
      const [one, other] = [a.client.doc.clientID, 4_000_000_001];
      return [
        syncUpdate(
          forge([
            { client: one, clock: 0, structs: [{ content: x, origin: [other, 0] }] },
            { client: other, clock: 0, structs: [{ content: x, origin: first(a, a.locked) }] },
          ]),
        ),
      ];
    },
  },
  {
    what: "leaves deleted characters in a locked clause",
    refused: LOCKED,
    send: (a) => [mine(a, [{ content: new Y.ContentDeleted(3), origin: first(a, a.locked) }])],
  },
  {
    what: "types between an open and a locked clause",
    refused: NOT_AN_EDIT,
    send: (a) => [mine(a, [{ content: x, origin: first(a, a.open), right: first(a, a.locked) }])],
  },
  {
    what: "sends words as step 2 into a locked clause",
    refused: LOCKED,
    send: (a) => {
      const structs = [{ content: x, origin: first(a, a.locked) }];
      return [syncStep2(forge([{ client: a.client.doc.clientID, clock: 0, structs }]))];
    },
  },
  {
    what: "continues a run that began in an open clause in a locked one",
    refused: null,
    send: (a) => [
      mine(a, [{ content: text("ab"), ...beside(a) }]),
      // Known as far as "ab": only what follows it there is new, wherever this says that it stands.
      mine(a, [{ content: text("ab"), origin: first(a, a.locked) }]),
    ],
  },
];

const IDENTITY: readonly HostileCase[] = [
  {
    what: "pushes the clock of another's id with rubbish, so that its later words are lost",
    refused: FOREIGN,
    send: (a) => [under(a.victim, Y.getState(a.client.doc.store, a.victim), { gc: 1_000_000 })],
  },
  {
    what: "types under another's id",
    refused: FOREIGN,
    send: (a) => [under(a.victim, Y.getState(a.client.doc.store, a.victim), { content: x, ...beside(a) })],
  },
  {
    what: "types under the server's id",
    refused: FOREIGN,
    send: (a) => [
      under(SERVER_CLIENT, Y.getState(a.client.doc.store, SERVER_CLIENT), {
        content: x,
        ...beside(a),
      }),
    ],
  },
  {
    what: "types under a stand-in's id",
    refused: FOREIGN,
    send: (a) => {
      const [standIn] = first(a, a.locked);
      return [under(standIn, Y.getState(a.client.doc.store, standIn), { content: x, ...beside(a) })];
    },
  },
  {
    what: "says two things under one id and clock",
    refused: null,
    send: (a) => [
      mine(a, [{ content: text("agreed"), ...beside(a) }]),
      mine(a, [{ content: text("reject"), ...beside(a) }]),
    ],
  },
  {
    what: "types in front of what it already typed, as if it had not",
    refused: NOT_AN_EDIT,
    send: (a) => {
      const [origin, right] = charsOf(a, a.open);
      return [mine(a, [{ content: x, origin, right }]), mine(a, [{ content: text("y"), origin, right }], 1)];
    },
  },
];

const EARLY: readonly HostileCase[] = [
  {
    what: "leaves a part out",
    refused: null,
    send: (a) => [mine(a, [{ skip: 3 }, { content: x, ...beside(a) }])],
  },
  {
    what: "names a neighbour that is not there",
    refused: null,
    send: (a) => [mine(a, [{ content: x, origin: [a.victim, 2 ** 30] }])],
  },
  {
    what: "floods with what would stay pending",
    refused: null,
    send: (a) => Array.from({ length: 60 }, (_, i) => mine(a, [{ content: x, ...beside(a) }], 7 + i)),
  },
  {
    what: "deletes what somebody will type",
    refused: null,
    send: (a) => [deleting([a.victim, Y.getState(a.client.doc.store, a.victim), 1_000])],
  },
  {
    what: "deletes 2^52 characters of nobody",
    refused: null,
    send: () => [deleting([4_000_000_002, 0, 2 ** 52])],
  },
];

export const HOSTILE_WORDS: readonly HostileCase[] = [...IN_LOCKED, ...IDENTITY, ...EARLY];
