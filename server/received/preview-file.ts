import { againstVersion, ofVersion, versionFor } from "../../shared/language-version/against-version.ts";
import { findClause } from "../../shared/opinion/opinion.ts";
import { delegationHere } from "../../shared/people/readers.ts";
import { mayType } from "../../shared/standing/may-type.ts";
import { againstText } from "../../shared/word-file/against-text.ts";
import {
  alreadyThere,
  beside,
  commentsAlreadyThere,
  previewHash,
  type WordPreview,
} from "../../shared/word-file/word-import.ts";
import type { WordExportParts } from "../exports/word-export.ts";
import { fileRefusal } from "../imports/file-refusal.ts";
import type { understandWordFile } from "../imports/read-word-file.ts";
import type { ReceivedFile } from "../store/store.ts";
import { receivedView } from "./receipts.ts";
import { sentAgain } from "./sent-again.ts";
import type { Asker, Refused } from "./whose-file.ts";

/** Reads a received file against the text as it stands, for the one who sent it. */
export async function previewFile(
  parts: WordExportParts,
  asker: Asker,
  {
    file,
    read,
  }: {
    readonly file: ReceivedFile & { readonly body: Uint8Array };
    readonly read: typeof understandWordFile;
  },
): Promise<WordPreview | Refused> {
  const { store, forum } = parts;
  const { opinion, document } = await asker.room.view(asker.participant);
  const known = await store.wordAuthors(file.owner);
  const others = known.flatMap(({ name, whose }) => (whose === "other" ? [name] : []));
  const against = againstText(opinion, document, forum.names());
  const own = asker.on ?? delegationHere(asker.participant, opinion.groupId);
  let busy: Refused | null = null;
  let sent: WordPreview["sent"] = null;
  const first = await read(file.body, { against, others }, async (mark) => {
    const made = await sentAgain(parts, { ...asker, own }, mark);
    if (made === null) return null;
    if (!("refusal" in made)) {
      sent = { seq: made.seq, at: made.at };
      return made;
    }
    busy = made;
    return null;
  });
  // Many files wait to be made. Read by its words alone, this one would give proposals that nobody made.
  if (busy !== null) return busy;
  if ("fault" in first) return fileRefusal(first.fault);
  const version = versionFor(first.understood, opinion);
  const held =
    version === null ? first : await read(file.body, { against: againstVersion(against, version), others });
  if ("fault" in held) return fileRefusal(held.fault);
  const understood =
    version === null ? held.understood : ofVersion(held.understood, { version, opinion, against });
  const footnotesClosed = understood.footnotes.flatMap(({ n, clauseId }) => {
    const clause = findClause(opinion, clauseId) ?? null;
    const rules = forum.rules(opinion);
    return mayType({ actor: asker.participant, opinion, clause, rules }) === null ? [] : [n];
  });
  return {
    receipt: { ...receivedView(file), timeZone: forum.preset().timeZone },
    understood,
    opinion: { id: opinion.id, baseText: document.baseText },
    against: (version === null ? against : againstVersion(against, version)).map(
      ({ id, number: printed, text }) => ({ id, number: printed, text }),
    ),
    sent: understood.sentAt === null ? null : sent,
    ...beside(understood, opinion, own),
    version: version === null ? null : { language: version.language, standing: version.standing },
    authors: understood.authors.map((author) => ({
      name: author,
      whose: known.find((one) => one.name === author)?.whose ?? null,
    })),
    already: alreadyThere(understood.proposals, opinion, own),
    commentsAlready: commentsAlreadyThere(understood.comments, opinion),
    footnotesClosed,
    hash: previewHash(understood, footnotesClosed),
  };
}
