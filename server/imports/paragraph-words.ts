import { WORD_CHARS_MAX, WORD_RUNS_MAX } from "../../shared/file-limits.ts";
import { FileFault } from "./fault.ts";
import { addWords, type OpenParagraph } from "./open-paragraph.ts";
import type { OpenRevisions } from "./open-revisions.ts";
import { ownPart, withoutStyledSign } from "./own-styles.ts";
import { newRunLooks, type RunLooks } from "./run-looks.ts";
import type { StyleLooks } from "./styles-part.ts";

/** Puts words into paragraphs as their run, its styles and the tracked changes around it say. */
export function openParagraphWords({
  spent,
  looksOf,
  revisions,
}: {
  readonly spent: { runs: number; chars: number };
  readonly looksOf: (style: string) => StyleLooks;
  readonly revisions: OpenRevisions;
}) {
  /** Fields that are open: in their code nothing is words. */
  const fields: ("code" | "result")[] = [];
  let run = newRunLooks();
  let chars = 0;
  return {
    run: (): RunLooks => run,
    /** Characters that were put so far. */
    chars: (): number => chars,
    beginRun: (): void => {
      spent.runs += 1;
      if (spent.runs > WORD_RUNS_MAX) throw new FileFault("tooManyPieces");
      run = newRunLooks();
    },
    field: (type: string | null): void => {
      if (type === "begin") fields.push("code");
      else if (type === "separate" && fields.length > 0) fields[fields.length - 1] = "result";
      else if (type === "end") fields.pop();
    },
    say: (
      text: string,
      { paragraph, inLink }: { readonly paragraph: OpenParagraph | undefined; readonly inLink: boolean },
    ): void => {
      if (paragraph === undefined || fields.includes("code") || text === "") return;
      const byStyle = [run.style, paragraph.style ?? ""].map(looksOf);
      if (run.hidden ?? byStyle.some(({ hidden }) => hidden)) {
        paragraph.hidden += text;
        return;
      }
      spent.chars += text.length;
      if (spent.chars > WORD_CHARS_MAX) throw new FileFault("tooManyPieces");
      const { putIn, struck } = revisions.here();
      const own = ownPart(run.style, text, !paragraph.hasWords);
      if (struck === null && own !== "apart") paragraph.printed += text;
      if (own === "number") paragraph.ownNumber += text.trim();
      if (own !== null) return;
      const words = putIn === null || run.style === "Apart" ? withoutStyledSign(run.style, text) : text;
      chars += words.length;
      const isStruckByHand = struck === null && (run.struck ?? byStyle.some((one) => one.struck));
      addWords(paragraph, {
        text: words,
        added: putIn,
        removed: struck,
        ...(isStruckByHand ? { struckByHand: true } : {}),
      });
      // A link is underlined because it is one.
      const isMarked = run.underlined && fields.length === 0 && !inLink;
      if (isMarked && putIn === null && struck === null) {
        paragraph.underlined += text;
        if (run.coloured) paragraph.hasColour = true;
      }
      paragraph.languages.set(run.language, (paragraph.languages.get(run.language) ?? 0) + text.length);
      if (run.rightToLeft) paragraph.rightToLeft = true;
    },
  };
}
