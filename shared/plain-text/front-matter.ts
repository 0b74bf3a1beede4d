import { numberLine } from "./number-line.ts";
import { join, type GrowingParagraph } from "./growing-paragraph.ts";
import { openingLine, PLACE } from "./preface-lines.ts";

/**
 * The lines above the first section, appended to `paragraphs`. Only all of a block together tell the title from the
 * opening words. `isParagraph`: each line is a paragraph, and none is joined.
 */
export function openFrontMatter(
  paragraphs: GrowingParagraph[],
  { isParagraph }: { readonly isParagraph: boolean },
) {
  let block: GrowingParagraph[] = [];
  let isOpen = true;
  let hasTitle = false;

  return {
    /** True until a verb or a numbered paragraph ends it. */
    isOpen: () => isOpen,
    isBlockEmpty: () => block.length === 0,
    add: (line: GrowingParagraph): void => {
      block.push(line);
    },
    addHeading: (text: string) => {
      hasTitle ||= numberLine(text) === null;
    },
    /** Gives the lines of the block on: title lines joined, and those of the opening words. */
    endBlock: () => {
      const ended = block;
      block = [];
      if (ended.some(({ parts }) => numberLine(parts[0]!) !== null)) hasTitle = false;
      const opening = openingLine(
        ended.map(({ parts }) => parts[0]!),
        { hasTitle },
      );
      let goesOn = false;
      ended.forEach((one, i) => {
        const words = one.parts[0]!;
        const named = numberLine(words);
        // A number and a place stand on lines of their own.
        const isOwn = named !== null || PLACE.test(words);
        const above = paragraphs.at(-1);
        if (!isParagraph && goesOn && !isOwn && i !== opening && above !== undefined)
          join(above, words, one.starts[0]!.line);
        else paragraphs.push(one);
        hasTitle = named === null || named.title !== "";
        goesOn = !isOwn || (named !== null && named.title !== "");
      });
    },
    end: () => {
      isOpen = false;
    },
    /** Begins again at the name of the text: all above it was a cover. */
    beginAgain: () => {
      isOpen = true;
    },
  };
}
