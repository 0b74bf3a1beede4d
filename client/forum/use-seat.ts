import { useWordsOf } from "../i18n/words-of.ts";
import { useForum } from "./use-forum.ts";

/** The town by whose clock deadlines are read, in the reader's language. */
export const useSeat = (): string => useWordsOf()(useForum().seat);
