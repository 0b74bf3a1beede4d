import type { IContext, IXmlableObject, Paragraph } from "docx";
import { printable } from "./printable.ts";
import { revisionAttributes, type TrackedShelf } from "./docx-tracked-words.ts";
import type { ChangeAuthor } from "../../shared/tracked/tracked-words.ts";

/** A move is a deletion and an insertion under other names (ECMA-376, 17.13.5.21 to 28); what leaves keeps plain text. */
const NAMES = {
  from: { "w:del": "w:moveFrom", "w:delText": "w:t" },
  to: { "w:ins": "w:moveTo" },
} as const;

type Moved = { readonly half: keyof typeof NAMES; readonly move: number; readonly by: ChangeAuthor };

/** A paragraph that is struck or put in as a whole, as one half of a move: between marks that name which one. */
export function movedParagraph(
  paragraph: Paragraph,
  { half, move, by }: Moved,
  shelf: TrackedShelf,
): Paragraph {
  const names: Readonly<Record<string, string>> = NAMES[half];
  const { id, author, date } = revisionAttributes(by, shelf);
  const range = half === "from" ? "w:moveFromRange" : "w:moveToRange";
  const own = { "w:id": id, "w:author": printable(author), "w:date": date, "w:name": `move${move}` };
  const start = { [`${range}Start`]: { _attr: own } };
  const end = { [`${range}End`]: { _attr: { "w:id": id } } };
  const renamed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(renamed);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inside]) => [names[name] ?? name, renamed(inside)]),
    );
  };
  return Object.assign(Object.create(paragraph) as Paragraph, {
    prepForXml: (context: IContext): IXmlableObject | undefined => {
      const made = paragraph.prepForXml(context);
      if (made === undefined) return made;
      const [properties, ...words] = renamed(made["w:p"]) as readonly unknown[];
      return { "w:p": [properties, start, ...words, end] };
    },
  });
}
