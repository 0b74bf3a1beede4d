import type { Spent } from "./read-xml.ts";
import { readXml } from "./read-xml.ts";
import { readDirectory } from "./zip-directory.ts";

const WHERE = "docProps/custom.xml";

/** The properties of its own that a Word file carries, by name. Throws a FileFault where it is none. */
export function fileMarks(bytes: Uint8Array): ReadonlyMap<string, string> {
  const marks = new Map<string, string>();
  const part = readDirectory(bytes).get(WHERE);
  if (part === undefined) return marks;
  const spent: Spent = { bytes: 0, elements: 0 };
  let name: string | null = null;
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
      if (name !== null) marks.set(name, (marks.get(name) ?? "") + text);
    },
  });
  return marks;
}
