import { WORD_MARK_CHARS_MAX } from "../../shared/limits.ts";
import type { WordFault } from "../../shared/word-file/word-fault.ts";
import { FileFault } from "./fault.ts";
import type { Spent } from "./read-xml.ts";
import { readXml } from "./read-xml.ts";
import type { ZipPart } from "./zip-directory.ts";
import { readDirectory } from "./zip-directory.ts";

const WHERE = "docProps/custom.xml";

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
