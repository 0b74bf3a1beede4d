import type { Draft } from "../../shared/negotiation/draft.ts";
import { standingOf } from "../../shared/people/permissions.ts";
import { delegationHere } from "../../shared/people/readers.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useForum } from "../forum/use-forum.ts";

/** In whose name somebody drafts, as the page's words tell it apart. */
export type DraftWhose = "delegation" | "group" | "lead" | "chair";

export const whoseDraft = ({ owner }: Draft): DraftWhose =>
  owner.kind === "office" ? owner.office : owner.kind;

/** In whose name this page's person drafts here; null: in nobody's. */
export function useDraftingAs(): Exclude<DraftWhose, "group"> | null {
  const { me } = useForum();
  const { snapshot } = useOpenedOpinion();
  const { groupId } = snapshot.opinion;
  const standing = standingOf(me, groupId);
  if (standing === "lead" || standing === "chair") return standing;
  return delegationHere(me, groupId) === null ? null : "delegation";
}
