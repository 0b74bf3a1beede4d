import { withoutClosing } from "../../shared/closing.ts";
import { toPlainWords } from "../../shared/plain-words.ts";

/** What was written in a field as a clause has words: plain, on one line, without the sign that its place gives. */
export const writtenWords = (text: string): string => withoutClosing(toPlainWords(text)).trim();
