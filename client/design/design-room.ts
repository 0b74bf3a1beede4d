import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import type { Refusal } from "../../shared/refusal.ts";
import { rootText } from "../../shared/clause/read-words.ts";
import type { Words } from "../../shared/clause/words.ts";
import { delegationId } from "../../shared/ids.ts";
import { authorOf, PEOPLE, type Who } from "../../shared/testing/room.ts";
import type { Author, RosterPerson } from "../../shared/wire/protocol.ts";
import { cursorOf } from "../editor/cursor.ts";
import { openCharRanges } from "../room/char-ranges.ts";
import type { PageRoom, RoomSnapshot } from "../room/room.ts";
import type { DesignText } from "./design-text.ts";

const NOBODY_HEARS: Refusal = { reason: "offline", message: "The design page has no server." };

/** Others in the room; the second has selected words. */
const OTHERS: readonly (RosterPerson & { readonly at: readonly [anchor: number, head: number] })[] = [
  { client: 901, symbol: "AAA", delegationId: delegationId("AAA"), role: "delegate", at: [20, 20] },
  { client: 902, symbol: "BBB", delegationId: delegationId("BBB"), role: "delegate", at: [35, 55] },
  { client: 903, symbol: null, delegationId: null, role: "secretariat", at: [69, 69] },
];

/** The text as a page has it in its room, with nobody to send anything to. */
export function designRoom(
  text: DesignText,
  { who, status = "live" }: { readonly who: Who; readonly status?: RoomSnapshot["status"] },
): PageRoom {
  const { room, id } = text;
  const doc = new Y.Doc();
  writeWords(doc, room.words());
  const awareness = new Awareness(doc);
  const words = rootText(doc, id.carets);
  for (const { client, at } of OTHERS)
    if (words !== null)
      awareness.states.set(client, {
        cursor: cursorOf(words, id.carets, { anchor: at[0], head: at[1] }),
      });
  const snapshot: RoomSnapshot = {
    status,
    synced: true,
    unsaved: status === "offline" ? 2 : 0,
    saving: status === "offline",
    kept: 0,
    added: 0,
    readOnly: false,
    windows: null,
    keptAt: null,
    keepsNothing: null,
    transport: "socket",
    opinion: room.opinion(),
    document: room.document(),
    words: room.words(),
    entries: room.entries().map((entry) => ({ ...entry, forumSeq: 1, hash: "", prev: "", salt: "" })),
    callShown: null,
    people: OTHERS,
    authors: authorsIn(text),
    deletions: openCharRanges(),
    lost: [],
  };
  return {
    me: PEOPLE[who].id,
    doc: () => doc,
    awareness: () => awareness,
    snapshot: () => snapshot,
    subscribe: () => () => {},
    send: () => Promise.resolve({ refusal: NOBODY_HEARS }),
    sayShown: () => {},
    settled: () => Promise.resolve(),
    onPerformed: () => () => {},
    discardLost: () => {},
    comeBack: () => {},
    close: () => {},
  };
}

/** A client that only makes the clauses, and one text beside them that takes what was typed and is gone. */
const MAKER = 1;
const GONE = "gone";

/** Writes all words under the ids that the record has for them: another id would be a change. */
function writeWords(doc: Y.Doc, words: Words): void {
  doc.clientID = MAKER;
  for (const clause of words.keys()) {
    const paragraph = new Y.XmlElement("paragraph");
    doc.getXmlFragment(clause).insert(0, [paragraph]);
    paragraph.insert(0, [new Y.XmlText()]);
  }
  const runs = [...words].flatMap(([clause, own]) => own.map((run, place) => ({ clause, place, run })));
  const written: (typeof runs)[number][] = [];
  for (const one of runs.toSorted((a, b) => a.run.clock - b.run.clock)) {
    const { clause, place, run } = one;
    doc.clientID = run.client;
    const missing = run.clock - Y.getState(doc.store, run.client);
    doc.getText(GONE).insert(0, "x".repeat(missing));
    const before = written.filter((other) => other.clause === clause && other.place < place);
    const at = before.reduce((sum, other) => sum + other.run.text.length, 0);
    rootText(doc, clause)?.insert(at, run.text);
    written.push(one);
  }
  doc.clientID = MAKER;
}

function authorsIn({ room }: DesignText): ReadonlyMap<number, Author> {
  const people = Object.values(PEOPLE);
  const clients = [...room.words().values()].flat().map(({ client }) => client);
  return new Map(
    clients.map((client): [number, Author] => {
      const person = people.find((one) => one.id === authorOf(client));
      const of = person?.delegationId ?? null;
      return [client, { client, delegationId: of, office: of === null ? (person?.role ?? "server") : null }];
    }),
  );
}
