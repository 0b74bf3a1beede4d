import { useMemo } from "react";
import type { DelegationId } from "../../shared/ids.ts";
import { objectorIn, type OpenMatter } from "../../shared/negotiation/open-matter.ts";
import { openMatters } from "../../shared/standing/open-matters.ts";
import { delegationNames } from "../forum/delegation-names.ts";
import { useForum } from "../forum/use-forum.ts";
import { useOpenedOpinion } from "./opened-opinion.tsx";

/** Returns the open matters of the text on the screen, and the delegations that hold up agreement. */
export function useOpenMatters(): {
  readonly matters: readonly OpenMatter[];
  readonly objecting: readonly DelegationId[];
} {
  const forum = useForum();
  const { opinion, words } = useOpenedOpinion().snapshot;
  return useMemo(() => {
    const matters = openMatters(opinion, words, delegationNames(forum));
    return { matters, objecting: [...new Set(matters.flatMap((one) => objectorIn(one) ?? []))] };
  }, [opinion, words, forum]);
}
