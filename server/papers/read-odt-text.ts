import { PAPER_PARAGRAPHS_MAX } from "../../shared/file-limits.ts";
import type { PaperFault } from "../../shared/word-file/paper-fault.ts";
import { FileFault } from "../imports/fault.ts";
import { readXml } from "../imports/read-xml.ts";
import { readDirectory } from "../imports/zip-directory.ts";

export type OdtText = { readonly paragraphs: readonly string[] } | { readonly fault: PaperFault };

/** Reads the text of an OpenDocument file as it stands, without what was struck in it. */
export async function readOdtText(bytes: Uint8Array): Promise<OdtText> {
  try {
    return { paragraphs: paragraphsIn(bytes) };
  } catch (error) {
    if (error instanceof FileFault) return { fault: error.fault };
    throw error;
  }
}

function paragraphsIn(bytes: Uint8Array): readonly string[] {
  const zip = readDirectory(bytes);
  if ([...zip.keys()].some((name) => /^(?:Basic|Scripts)\//u.test(name))) throw new FileFault("macros");
  const content = zip.get("content.xml");
  if (content === undefined) throw new FileFault("broken");
  const paragraphs: string[] = [];
  /** A note stands within a paragraph: its own are told after it. */
  const open: string[] = [];
  let struck = 0;
  const add = (text: string): void => {
    const last = open.length - 1;
    if (last >= 0 && struck === 0) open[last] += text;
  };
  readXml(
    content,
    { bytes: 0, elements: 0 },
    {
      open: (name, attribute) => {
        if (name === "odt:tracked-changes") struck += 1;
        else if (name === "odt:p" || name === "odt:h") open.push("");
        else if (name === "odt:s") add(" ".repeat(Math.min(Number(attribute("c") ?? "1") || 1, 100)));
        else if (name === "odt:tab") add("\t");
        else if (name === "odt:line-break") add("\n");
      },
      close: (name) => {
        if (name === "odt:tracked-changes") struck -= 1;
        else if (name === "odt:p" || name === "odt:h") {
          const words = (open.pop() ?? "").trim();
          if (words !== "" && struck === 0) paragraphs.push(words);
        }
      },
      text: add,
    },
  );
  return paragraphs.length > PAPER_PARAGRAPHS_MAX ? [] : paragraphs;
}
