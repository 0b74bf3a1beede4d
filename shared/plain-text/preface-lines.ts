import { foldedLine } from "./folded-line.ts";

/** The speaker at the start of the opening words, in the six languages. */
const OPENING =
  /^(?:the (?:[^ ]+ ){0,8}(?:conference|assembly|forum|council|itu)(?![\p{L}])|(?:la |le |l'|el )(?:[^ ]+ ){0,6}(?:conference|assemblee|conseil|forum|conferencia|asamblea|consejo|foro)(?![\p{L}])|(?:[^ ]+ ){0,6}(?:конференция|ассамблея|совет|форум)(?![\p{L}])|(?:ان |إن )?(?:ال)?(?:مؤتمر|مءتمر|موتمر|جمعيه|مجلس|منتدي)|(?:第[^ ]{1,3}(?:届|次))?(?:国际电(?:联|信联盟)|世界|全权代表大会|理事会|无线电通信))/u;

/** Opening words end with a comma. */
const ENDS_OPENING = /[,，،]\s*$/u;
/** "(Geneva, 2009; rev. 2021)": a place and its year, alone on a line. */
export const PLACE = /^[(（][^()（）]*\p{N}{4}[^()（）]*[)）]$/u;

/**
 * Finds the start of the opening words among lines that follow each other without an empty one: the title stands above
 * them. The number of lines where there are none.
 */
export function openingLine(lines: readonly string[], { hasTitle }: { readonly hasTitle: boolean }): number {
  const last = lines.at(-1) ?? "";
  if (!ENDS_OPENING.test(last)) return lines.length;
  // They may be wrapped before the word that tells them: a small letter goes on with the line above.
  const found = lines.findLastIndex(
    (line, i) =>
      i >= lines.length - WRAPS_MAX &&
      !/^\P{L}*\p{Ll}/u.test(line) &&
      OPENING.test(foldedLine(lines.slice(i).join(" "))),
  );
  if (found >= 0) return found;
  if (lines.length === 1 || hasTitle) return 0;
  return /^["“«]?[\p{Lu}\p{Lo}]/u.test(last) ? lines.length - 1 : 0;
}

/** Looks through no more of a title that takes a page. */
const WRAPS_MAX = 8;
