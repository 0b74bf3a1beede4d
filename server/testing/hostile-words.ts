import * as Y from "yjs";
import { CLAUSE_CHARS_MAX, UPDATE_BYTES_MAX } from "../../shared/limits.ts";
import { syncStep2, syncUpdate } from "../room/frames.ts";
import { SERVER_CLIENT } from "../room/opinion-words.ts";
import type { ConcordClient } from "./concord-client.ts";
import type { CharId, ForgedDeletion, ForgedStruct } from "./forge.ts";
import { forge, text } from "./forge.ts";

/** What a hostile delegate with a program of its own knows when it sends. */
export type Attacker = {
  readonly client: ConcordClient;
  /** Ids of clauses: where it may type, and one that is locked. */
  readonly open: string;
  readonly locked: string;
  /** The Yjs id under which an honest delegate of another delegation types. */
  readonly victim: number;
};

export type HostileCase = {
  readonly what: string;
  /** The refusal with which it is closed; null where it stays and nothing comes of it. */
  readonly refused: readonly [code: number, reason: string] | null;
  readonly send: (attacker: Attacker) => readonly (Uint8Array | string)[];
};

const NOT_AN_EDIT = [4403, "notAnEdit"] as const;
const LOCKED = [4403, "clauseLocked"] as const;
const FOREIGN = [4403, "foreignClient"] as const;
const UNREADABLE = [4403, "unreadable"] as const;
const NOT_PLAIN = [4403, "notPlainWords"] as const;
const TOO_LARGE = [4413, "tooLarge"] as const;

/** All characters of a clause in order, deleted ones too. */
export const charsOf = ({ client }: Attacker, clause: string): readonly CharId[] => {
  const chars: CharId[] = [];
  for (let item = client.text(clause)._start; item !== null; item = item.right) {
    for (let i = 0; i < item.length; i++) chars.push([item.id.client, item.id.clock + i]);
  }
  return chars;
};
const first = (attacker: Attacker, clause: string): CharId => charsOf(attacker, clause)[0]!;
/** Between the first two characters of the open clause, as a page would type there. */
const beside = (attacker: Attacker): { origin: CharId; right: CharId | undefined } => {
  const [origin, right] = charsOf(attacker, attacker.open);
  return { origin: origin!, right };
};
const textItem = ({ client }: Attacker, clause: string): CharId => {
  const { id } = client.text(clause)._item!;
  return [id.client, id.clock];
};
const paragraph = ({ client }: Attacker, clause: string): CharId => {
  const { id } = (client.text(clause).parent as Y.XmlElement)._item!;
  return [id.client, id.clock];
};

const mine = ({ client }: Attacker, structs: readonly ForgedStruct[], clock = 0): Uint8Array =>
  syncUpdate(forge([{ client: client.doc.clientID, clock, structs }]));
const deleting = (...ranges: ForgedDeletion[]): Uint8Array => syncUpdate(forge([], ranges));
const under = (client: number, clock: number, struct: ForgedStruct): Uint8Array =>
  syncUpdate(forge([{ client, clock, structs: [struct] }]));

type Content = Extract<ForgedStruct, { content: unknown }>["content"];
const content = (what: string, make: () => Content): HostileCase => ({
  what,
  refused: NOT_AN_EDIT,
  send: (a) => [mine(a, [{ content: make(), ...beside(a) }])],
});
const word = (what: string, words: string): HostileCase => ({
  what,
  refused: NOT_PLAIN,
  send: (a) => [mine(a, [{ content: text(words), ...beside(a) }])],
});
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

const FORM: readonly HostileCase[] = [
  content("brings a mark that no editor knows", () => new Y.ContentFormat("b", true)),
  content("brings a mark named __proto__", () => new Y.ContentFormat("__proto__", true)),
  content("embeds something", () => new Y.ContentEmbed({ image: "x" })),
  content("brings an element", () => new Y.ContentType(new Y.XmlElement("script"))),
  content("brings a text of its own", () => new Y.ContentType(new Y.XmlText())),
  content("brings a document within the document", () => new Y.ContentDoc(new Y.Doc())),
  content("brings bytes", () => new Y.ContentBinary(new Uint8Array(9))),
  content("brings any values", () => new Y.ContentAny([{ a: 1 }])),
  content("brings JSON", () => new Y.ContentJSON(["a"])),
  {
    what: "nests 5,000 elements",
    refused: NOT_AN_EDIT,
    send: (a) => {
      const me = a.client.doc.clientID;
      const nested = Array.from({ length: 5_000 }, (_, i): ForgedStruct => {
        const parent: CharId = i === 0 ? textItem(a, a.open) : [me, i - 1];
        return { content: new Y.ContentType(new Y.XmlElement("p")), parent };
      });
      return [mine(a, nested)];
    },
  },
  {
    what: "sets a key on a text",
    refused: NOT_AN_EDIT,
    send: (a) => [mine(a, [{ content: x, parent: textItem(a, a.open), sub: "key" }])],
  },
  {
    what: "sets the key __proto__ on a text",
    refused: NOT_AN_EDIT,
    send: (a) => [
      mine(a, [
        { content: new Y.ContentAny([{ isAdmin: true }]), parent: textItem(a, a.open), sub: "__proto__" },
      ]),
    ],
  },
  {
    what: "sets an attribute on a paragraph",
    refused: NOT_AN_EDIT,
    send: (a) => [
      mine(a, [{ content: new Y.ContentAny(["x"]), parent: paragraph(a, a.open), sub: "class" }]),
    ],
  },
  {
    what: "makes a root",
    refused: NOT_AN_EDIT,
    send: (a) => [mine(a, [{ content: x, parent: "mine" }])],
  },
  {
    what: "makes a root named __proto__",
    refused: NOT_AN_EDIT,
    send: (a) => [mine(a, [{ content: x, parent: "__proto__", sub: "isAdmin" }])],
  },
  {
    what: "puts a second paragraph into a clause",
    refused: NOT_AN_EDIT,
    send: (a) => [mine(a, [{ content: new Y.ContentType(new Y.XmlElement("paragraph")), parent: a.open }])],
  },
  {
    what: "puts characters into the paragraph",
    refused: NOT_AN_EDIT,
    send: (a) => [mine(a, [{ content: x, parent: paragraph(a, a.open) }])],
  },
  {
    what: "puts characters beside the text",
    refused: NOT_AN_EDIT,
    send: (a) => [mine(a, [{ content: x, origin: textItem(a, a.open) }])],
  },
  {
    what: "deletes a paragraph",
    refused: NOT_AN_EDIT,
    send: (a) => [deleting([...paragraph(a, a.open), 1])],
  },
  {
    what: "deletes a text",
    refused: NOT_AN_EDIT,
    send: (a) => [deleting([...textItem(a, a.open), 1])],
  },
  word("brings a line break", "a\nb"),
  word("brings a bidi override", "a\u202Eb"),
  word("brings a NUL", "a\u0000b"),
  {
    what: "brings half a character, which becomes the sign for what cannot be read",
    refused: null,
    send: (a) => [mine(a, [{ content: text("a\uD83D"), ...beside(a) }])],
  },
  {
    what: "names neighbours in the other order",
    refused: NOT_AN_EDIT,
    send: (a) => {
      const chars = charsOf(a, a.open);
      return [mine(a, [{ content: x, origin: chars[4], right: chars[1] }])];
    },
  },
  {
    what: "names neighbours that never stood side by side",
    refused: NOT_AN_EDIT,
    send: (a) => {
      const chars = charsOf(a, a.open);
      return [mine(a, [{ content: x, origin: chars[1], right: chars[4] }])];
    },
  },
  {
    what: "is its own neighbour",
    refused: NOT_AN_EDIT,
    send: (a) => [mine(a, [{ content: x, origin: [a.client.doc.clientID, 0] }])],
  },
  {
    what: "sends rubbish structs under its own id",
    refused: NOT_AN_EDIT,
    send: (a) => [mine(a, [{ gc: 3 }])],
  },
];

const SIZE: readonly HostileCase[] = [
  {
    what: "sends 100,000 rubbish structs",
    refused: TOO_LARGE,
    send: (a) => [
      mine(
        a,
        Array.from({ length: 100_000 }, () => ({ gc: 1 })),
      ),
    ],
  },
  {
    what: "sends 400,000 rubbish structs",
    refused: TOO_LARGE,
    send: (a) => [
      mine(
        a,
        Array.from({ length: 400_000 }, () => ({ gc: 1 })),
      ),
    ],
  },
  {
    what: "sends 30,000 client ids",
    refused: TOO_LARGE,
    send: () => [
      syncUpdate(
        forge(
          Array.from({ length: 30_000 }, (_, i) => ({ client: 100_000 + i, clock: 0, structs: [{ gc: 1 }] })),
        ),
      ),
    ],
  },
  {
    what: "fills a clause over its limit",
    refused: [4403, "tooLong"],
    send: (a) => [mine(a, [{ content: text("x".repeat(CLAUSE_CHARS_MAX)), ...beside(a) }])],
  },
  {
    what: "uses a clock near 2^53",
    refused: NOT_AN_EDIT,
    send: (a) => [mine(a, [{ content: new Y.ContentDeleted(2 ** 53 - 2), ...beside(a) }])],
  },
  {
    what: "sends an update over the limit",
    refused: TOO_LARGE,
    send: () => [syncUpdate(new Uint8Array(UPDATE_BYTES_MAX + 1))],
  },
  {
    what: "deletes the same characters again and again in one update",
    refused: NOT_AN_EDIT,
    send: (a) => [deleting([...first(a, a.open), 1], [...first(a, a.open), 1])],
  },
  {
    what: "sends format V2",
    refused: UNREADABLE,
    send: (a) => [syncUpdate(Y.convertUpdateFormatV1ToV2(mine(a, [{ content: x, ...beside(a) }]).slice(3)))],
  },
  {
    what: "sends an update that ends early",
    refused: UNREADABLE,
    send: (a) => [syncUpdate(mine(a, [{ content: x, ...beside(a) }]).slice(3, -2))],
  },
  {
    what: "sends an update with bytes left over",
    refused: UNREADABLE,
    send: () => [syncUpdate(new Uint8Array([0, 0, 7, 7]))],
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

export const HOSTILE_WORDS: readonly HostileCase[] = [...IN_LOCKED, ...IDENTITY, ...FORM, ...SIZE, ...EARLY];
