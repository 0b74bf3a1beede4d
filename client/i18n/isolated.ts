import { RIGHT_TO_LEFT } from "../../shared/text/direction.ts";

/** Isolates a right-to-left name, such as a file's, so that it does not reorder the sentence around it. */
export const isolated = (name: string): string => (RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name);

/** True for text that joins no letter of a right-to-left line, as figures and Latin words: it may stand apart there. */
export const isApart = (text: string): boolean => !RIGHT_TO_LEFT.test(text);
