import { posix } from "node:path";
import { FileFault } from "./fault.ts";
import { readXml, type Spent } from "./read-xml.ts";
import type { ZipPart } from "./zip-directory.ts";

type Kind = "styles" | "numbering" | "comments" | "commentsExtended" | "footnotes" | "endnotes";

/** The parts of a Word file that hold words; relationships that lead outside it are not followed. */
export type WordParts = {
  readonly document: ZipPart;
  readonly of: Readonly<Partial<Record<Kind, ZipPart>>>;
  readonly headers: readonly ZipPart[];
};

const WORD_MAIN =
  "application/vnd.openxmlformats-officedocument.wordprocessingml.(?:document|template).main+xml";
const IS_WORD = new RegExp(`^${WORD_MAIN.replaceAll(".", "\\.").replace("+", "\\+")}$`, "iu");
/** An ActiveX control is none: it is a form's box in a .docx, told where it stands, and nothing here starts it. */
const IS_MACRO = /macroEnabled|vbaProject|ms-word\.vbaData/iu;

/** Finds the parts by content types and relationships, not by their usual names. */
export function wordParts(zip: ReadonlyMap<string, ZipPart>, spent: Spent): WordParts {
  if ([...zip.keys()].some((name) => /(?:^|\/)vba(?:project|data)[^/]*$/iu.test(name)))
    throw new FileFault("macros");
  const types = contentTypes(zip, spent);
  const start = relationships(zip, "", spent).find(({ type }) => type === "officeDocument");
  const document = start === undefined ? undefined : zip.get(start.target);
  if (start === undefined || document === undefined) throw new FileFault("notWord");
  if (!IS_WORD.test(types.of(document.name))) throw new FileFault("notWord");

  const of: Partial<Record<Kind, ZipPart>> = {};
  const headers: ZipPart[] = [];
  for (const { type, target } of relationships(zip, document.name, spent)) {
    const part = zip.get(target);
    if (part === undefined || part === document) continue;
    switch (type) {
      case "styles":
      case "numbering":
      case "comments":
      case "commentsExtended":
      case "footnotes":
      case "endnotes":
        of[type] ??= part;
        break;
      case "header":
      case "footer":
        if (!headers.includes(part)) headers.push(part);
        break;
      case "vbaProject":
        throw new FileFault("macros");
      default:
        break;
    }
  }
  return { document, of, headers };
}

function contentTypes(
  zip: ReadonlyMap<string, ZipPart>,
  spent: Spent,
): { readonly of: (name: string) => string } {
  const part = zip.get("[Content_Types].xml");
  if (part === undefined) throw new FileFault("notWord");
  const named = new Map<string, string>();
  const byEnding = new Map<string, string>();
  readXml(part, spent, {
    open: (name, attribute) => {
      const type = attribute("ContentType") ?? "";
      if (IS_MACRO.test(type)) throw new FileFault("macros");
      if (name === "ct:Override") named.set((attribute("PartName") ?? "").replace(/^\//u, ""), type);
      if (name === "ct:Default") byEnding.set((attribute("Extension") ?? "").toLowerCase(), type);
    },
    close: () => undefined,
    text: () => undefined,
  });
  return {
    of: (name) => named.get(name) ?? byEnding.get(posix.extname(name).slice(1).toLowerCase()) ?? "",
  };
}

type Relationship = { readonly type: string; readonly target: string };

/** References of a part inside the file, by the last word of their type. References outside are skipped. */
function relationships(zip: ReadonlyMap<string, ZipPart>, of: string, spent: Spent): readonly Relationship[] {
  const folder = posix.dirname(of || "x") === "." ? "" : `${posix.dirname(of)}/`;
  const part = zip.get(`${folder}_rels/${posix.basename(of)}.rels`);
  if (part === undefined) return [];
  const found: Relationship[] = [];
  readXml(part, spent, {
    open: (name, attribute) => {
      if (name !== "rel:Relationship" || attribute("TargetMode") === "External") return;
      const target = attribute("Target") ?? "";
      const whole = target.startsWith("/") ? target.slice(1) : posix.normalize(`${folder}${target}`);
      const type = /[^/]+$/u.exec(attribute("Type") ?? "")?.[0] ?? "";
      // A target that climbs out of the file names none of its parts.
      found.push({ type, target: whole });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return found;
}
