import { createHash } from "node:crypto";
import * as Y from "yjs";
import { clauseId } from "../../shared/ids.ts";
import { rootText } from "../../shared/clause/read-words.ts";

export const CLAUSES = 60;
/** Letters that no sample text has: 512 of extended Latin, more than are looked for on a screen. */
export const FIRST_LETTER = 0x1_00;
export const sampleWords = (n: number): string =>
  `that sample consideration ${n} is written to be measured, and says nothing else at some length, since clauses of this kind are long`;

/** The text that peers start from: as many roots of the same form as an Opinion of ours has. */
export function sampleText(): { readonly update: Uint8Array; readonly clauses: readonly string[] } {
  const doc = new Y.Doc();
  doc.clientID = 2;
  const clauses = Array.from({ length: CLAUSES }, (_, n) => `01BENCH${String(n).padStart(19, "0")}`);
  doc.transact(() => {
    for (const [n, clause] of clauses.entries()) {
      const paragraph = new Y.XmlElement("paragraph");
      const text = new Y.XmlText();
      doc.getXmlFragment(clause).insert(0, [paragraph]);
      paragraph.insert(0, [text]);
      text.insert(0, sampleWords(n));
    }
  });
  return { update: Y.encodeStateAsUpdate(doc), clauses };
}

export function documentFrom(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}

/** The text of each clause. */
export const wordsOf = (doc: Y.Doc, clauses: readonly string[]): ReadonlyMap<string, string> =>
  new Map(clauses.map((clause) => [clause, rootText(doc, clauseId(clause))?.toJSON() ?? ""]));

export function hashOf(words: ReadonlyMap<string, string>): string {
  const hash = createHash("sha256");
  for (const [clause, text] of [...words].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${clause}\n${text}\n`);
  }
  return hash.digest("hex");
}
