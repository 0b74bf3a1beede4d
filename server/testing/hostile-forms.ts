import * as Y from "yjs";
import { CLAUSE_CHARS_MAX, NEW_CLIENTS_MAX, UPDATE_BYTES_MAX } from "../../shared/limits.ts";
import { syncUpdate } from "../../shared/wire/codec.ts";
import { type CharId, forge, type ForgedStruct, text } from "./forge.ts";
import {
  beside,
  charsOf,
  deleting,
  first,
  type HostileCase,
  mine,
  NOT_AN_EDIT,
  NOT_PLAIN,
  paragraph,
  textItem,
  TOO_LARGE,
  UNREADABLE,
} from "./hostile-case.ts";

/** Updates that bring something else than plain characters in a clause's text, or too much of it. */
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
  {
    what: "types between the halves of a character",
    refused: NOT_PLAIN,
    send: (a) => {
      const me = a.client.doc.clientID;
      const structs = [{ content: text("\u{20BB7}"), ...beside(a) }];
      return [mine(a, structs), mine(a, [{ content: x, origin: [me, 0], right: [me, 1] }], 2)];
    },
  },
  {
    what: "deletes half of a character",
    refused: NOT_PLAIN,
    send: (a) => {
      const structs = [{ content: text("\u{20BB7}"), ...beside(a) }];
      return [mine(a, structs), deleting([a.client.doc.clientID, 1, 1])];
    },
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
    what: "types under more new client ids than a page can have",
    refused: TOO_LARGE,
    send: (a) => [
      syncUpdate(
        forge(
          Array.from({ length: NEW_CLIENTS_MAX + 1 }, (_, i) => ({
            client: 7_000_000 + i,
            clock: 0,
            structs: [{ content: x, ...beside(a) }],
          })),
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

export const HOSTILE_FORMS: readonly HostileCase[] = [...FORM, ...SIZE];
