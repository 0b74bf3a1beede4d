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

/** The speaker, or words that end as opening words do. */
export const beginsOpening = (text: string): boolean => OPENING.test(foldedLine(text));
export const endsOpening = (text: string): boolean => ENDS_OPENING.test(text);

const LANGUAGES_OF = "original|оригинал|原文|اصل|الاصل|لغه";
const LABELS = `(?:${LANGUAGES_OF}|source|origine|origen|fuente|источник|来源|المصدر|title|titre|titulo|название|标题|العنوان|contact|contacto|контакт|联系人|جهه الاتصال|purpose|abstract|summary)`;
const AGENDA =
  "agenda item|item \\d|points? (?:de l'|\\d)|puntos? (?:del orden|\\d)|пункт(?:ы)? |议程|议项|بند|البند|جدول الاعمال";
const DOCUMENT =
  "(?:(?:addendum|corrigendum|revision|revisado|addenda) .{0,40})?(?:temporary |working |information )?(?:documento?|документ|文件|الوثيقه|وثيقه)[ :]?(?=.*\\p{N})";
const UNION =
  "international telecommunication union|union internationale des telecommunications|union internacional de telecomunicaciones|международныи союз электросвязи|国际电信联盟|国际电联|الاتحاد الدولي للاتصالات|itu|uit|мсэ";
const SECTOR =
  "(?:itu |telecommunication |radiocommunication |standardization |development |general )+(?:sector|bureau|secretariat)|(?:[^ ,]+ ){0,4}(?:working|study|advisory|expert|experts|drafting|correspondence) (?:group|party)(?: [^ ,]+){0,4}";
const MASTHEAD = new RegExp(
  `^(?:${LABELS} ?[:：]|(?:${AGENDA})|${DOCUMENT}|(?:${UNION}|${SECTOR})$|page \\d|\\+?[\\d ()-]{7,}$|(?:tel|e-?mail)\\b|(?:https?:|www\\.))`,
  "u",
);
const MONTH = "\\p{L}{3,12}\\.?";
/** "14 March 2025", "Geneva, 1-5 June 2026", "2026年6月1日", "14/03/2025". */
const DATE = new RegExp(
  `^(?:[\\p{L} -]{2,30}, )?(?:\\p{N}{1,2}(?: ?(?:-|to|au|al) ?\\p{N}{1,2})?(?: de)? ${MONTH}(?: de)? \\p{N}{4}(?: г\\.?)?|${MONTH} \\p{N}{1,2}, \\p{N}{4}|\\p{N}{4}年.{1,12}日?|\\p{N}{1,2}[./]\\p{N}{1,2}[./]\\p{N}{2,4})$`,
  "u",
);
const MASTHEAD_CHARS_MAX = 160;

/** A line as it stands at the head of a meeting's document: who, where, when, in which language; never a title. */
export function isMasthead(text: string): boolean {
  if (text.length > MASTHEAD_CHARS_MAX || ENDS_OPENING.test(text)) return false;
  const folded = foldedLine(text);
  return MASTHEAD.test(folded) || DATE.test(folded);
}

/** Looks through no more of a title that takes a page. */
const WRAPS_MAX = 8;
