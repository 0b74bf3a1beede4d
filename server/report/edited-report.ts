import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import type { Participant } from "../../shared/people/participant.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { TextOverTime } from "../../shared/report/returned-moves.ts";
import { returnedAnnex, type ReturnedReport } from "../../shared/report/returned-report.ts";
import { sealFrom } from "../../shared/report/read-seal.ts";
import { type WayBack, wayBackFrom } from "../../shared/report/way-back.ts";
import { viewOrClosed } from "../room/closed-opinion.ts";
import type { Versions } from "../history/versions.ts";
import { fileRefusal } from "../imports/file-refusal.ts";
import { readEditedReport, readFileMarks } from "../imports/read-word-file.ts";
import { printedTexts, type ReportParts } from "./report.ts";
import { versionAt } from "../history/version-at.ts";

type Parts = ReportParts & { readonly versions: Versions };

/**
 * A report that was edited in Word, held against the texts as they were when it was made (rule H7). Nothing is stored:
 * what is taken of it is taken by acts like any other.
 */
export async function returnedReport(
  parts: Parts,
  bytes: Uint8Array,
  me: Participant,
): Promise<ReturnedReport | { readonly refusal: Refusal }> {
  const read = await readFileMarks(bytes);
  if ("fault" in read) return fileRefusal(read.fault);
  const [seal, wayBack] = [sealFrom(read.marks), wayBackFrom(read.marks)];
  if (seal === null || wayBack === null) return fileRefusal("notAReport");
  const heads = seal.annexes.filter(({ text }) => text !== "").map(({ head }) => head);
  const texts = await textsOverTime(parts, { wayBack, heads, me });
  const edited = await readEditedReport(bytes, {
    seal,
    wayBack,
    texts: texts.map((text) =>
      text === null ? null : { opinionId: text.opinionId, clauses: text.printed.clauses },
    ),
  });
  if ("fault" in edited) return fileRefusal(edited.fault);
  const { annexes, ...rest } = edited.edited;
  const { language, naming } = wayBack;
  return {
    ...rest,
    annexes: annexes.map((annex) => {
      const text = texts.find((one) => one?.opinionId === annex.opinionId) ?? undefined;
      const rules = (of: Opinion) => parts.forum.rules(of);
      return returnedAnnex(annex, { text, me, rules, language, naming });
    }),
  };
}

/** The texts of a report's annexes; null where the head of the chain then was another: it is no text of this record. */
async function textsOverTime(
  parts: Parts,
  {
    wayBack,
    heads,
    me,
  }: { readonly wayBack: WayBack; readonly heads: readonly string[]; readonly me: Participant },
): Promise<readonly (TextOverTime | null)[]> {
  const known = new Set(parts.forum.forum().opinions.map(({ id }) => id));
  const found: (Omit<TextOverTime, "printed"> | null)[] = [];
  for (const [i, { opinionId, seq }] of wayBack.texts.entries()) {
    // A file may name as many texts as it likes: no more are rebuilt than there are.
    const isOne = i < known.size && known.has(opinionId);
    const now = isOne ? await viewOrClosed(parts.rooms, opinionId, me) : null;
    if (now === null || now === "quarantined" || seq > now.seq) {
      found.push(null);
      continue;
    }
    const past = await versionAt(parts, opinionId, { seq, present: now.opinion });
    const isOurs = past !== null && past.document.record.head === heads[i];
    found.push(isOurs ? { opinionId, sent: past.document, now } : null);
  }
  const sent = found.flatMap((one) => (one === null ? [] : [one.sent]));
  const printed = await printedTexts(parts, sent, wayBack);
  const printedOf = (document: OpinionDocument) => printed.find(({ id }) => id === document.id) ?? document;
  return found.map((one) => one && { ...one, printed: printedOf(one.sent) });
}
