import { openSilences } from "../../shared/negotiation/silence.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import { useForum } from "../forum/use-forum.ts";

/** True if there is a silence procedure to tell of, in this Opinion or in another. */
export function useAnySilence(opinion: Opinion): boolean {
  const { groups } = useForum();
  if (openSilences(opinion).length > 0) return true;
  return groups.some(({ opinions }) =>
    opinions.some((one) => one.silenceCloses !== undefined || one.silenceClosed !== undefined),
  );
}
