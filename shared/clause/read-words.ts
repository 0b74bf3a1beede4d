import * as Y from "yjs";
import type { WordRun } from "./words.ts";
import type { ClauseId } from "../ids.ts";

/** The XmlText that holds a clause's words; null where the server has made no such root. */
export function rootText(doc: Y.Doc, id: ClauseId): Y.XmlText | null {
  if (!doc.share.has(id)) return null;
  const paragraph = doc.getXmlFragment(id).get(0);
  if (!(paragraph instanceof Y.XmlElement)) return null;
  const text = paragraph.get(0);
  return text instanceof Y.XmlText ? text : null;
}

/** The live characters in order, with whose they are; neighbours with consecutive clocks are one run. */
export function readRuns(text: Y.XmlText): readonly WordRun[] {
  const runs: WordRun[] = [];
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    const { client, clock } = item.id;
    const last = runs.at(-1);
    if (last !== undefined && last.client === client && last.clock + last.text.length === clock) {
      runs[runs.length - 1] = { text: last.text + item.content.str, client, clock: last.clock };
    } else {
      runs.push({ text: item.content.str, client, clock });
    }
  }
  return runs;
}
