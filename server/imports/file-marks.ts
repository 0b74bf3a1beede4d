import { WORD_MARK_CHARS_MAX } from "../../shared/file-limits.ts";
import type { WordFault } from "../../shared/word-file/word-fault.ts";
import { markOf, SENT_FIELDS, type SentMark } from "../../shared/word-file/sent-mark.ts";
import { FileFault } from "./fault.ts";
import { readXml, type Spent } from "./read-xml.ts";
import { readDirectory, type ZipPart } from "./zip-directory.ts";

const WHERE = "docProps/custom.xml";
/** A mark has a few hundred bytes; larger parts are somebody else's, and not read. */
const MARK_PART_BYTES_MAX = 4_096;

/** The properties of its own that a Word file carries, by name. Throws a FileFault where it is none. */
export const fileMarks = (bytes: Uint8Array): ReadonlyMap<string, string> =>
  fileMarksIn(readDirectory(bytes), { bytes: 0, elements: 0 });

/** Word opens a file whose properties are so, and they hold no words of a text; what lies or swells stays refused. */
const IN_BAD_REPAIR: ReadonlySet<WordFault> = new Set(["broken", "badXml"]);

/** The same of a file that is open; `broken`: they cannot be read, and it is as if there were none. */
export function fileMarksIn(
  zip: ReadonlyMap<string, ZipPart>,
  spent: Spent,
  broken: () => void = () => undefined,
): ReadonlyMap<string, string> {
  const marks = new Map<string, string>();
  const part = zip.get(WHERE);
  if (part === undefined) return marks;
  let name: string | null = null;
  let chars = 0;
  try {
    readXml(part, spent, {
      open: (_element, attribute) => {
        const named = attribute("name");
        if (named !== null) {
          name = named;
          marks.set(named, "");
        }
      },
      close: () => undefined,
      text: (text) => {
        chars += text.length;
        if (chars > WORD_MARK_CHARS_MAX) throw new FileFault("tooManyPieces");
        if (name !== null) marks.set(name, (marks.get(name) ?? "") + text);
      },
    });
  } catch (error) {
    if (!(error instanceof FileFault) || !IN_BAD_REPAIR.has(error.fault)) throw error;
    broken();
    return new Map();
  }
  return marks;
}

const CUSTOM_PART = /^customXml\/[^/]+\.xml$/iu;

/** The mark of a file that went out of a room: in a part of its own, else in its properties (rule X23). */
export function sentMarkIn(
  zip: ReadonlyMap<string, ZipPart>,
  { spent, marks }: { readonly spent: Spent; readonly marks: ReadonlyMap<string, string> },
): SentMark | null {
  for (const part of zip.values()) {
    // Word writes the part under a number of its own.
    if (!CUSTOM_PART.test(part.name) || part.size > MARK_PART_BYTES_MAX) continue;
    const fields = new Map<string, string>();
    const take = (name: string, attribute: (local: string) => string | null): void => {
      if (name === "sent:sent") for (const field of SENT_FIELDS) fields.set(field, attribute(field) ?? "");
    };
    try {
      readXml(part, spent, { open: take, close: () => undefined, text: () => undefined });
    } catch (error) {
      // Parts of others are theirs: Word opens a file whose parts it does not know.
      if (!(error instanceof FileFault)) throw error;
    }
    const mark = markOf(fields);
    if (mark !== null) return mark;
  }
  return markOf(new Map(SENT_FIELDS.map((field) => [field, marks.get(`concord-${field}`) ?? ""])));
}
