import type { Draft } from "../../shared/negotiation/draft.ts";
import { standingOf } from "../../shared/people/permissions.ts";
import { delegationHere } from "../../shared/people/readers.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useForum } from "../forum/use-forum.ts";
import { useSymbolOf } from "./whose.ts";
import { comma } from "../i18n/list-signs.ts";

/** In whose name somebody drafts, as the page's words tell it apart. */
export type DraftWhose = "delegation" | "group" | "lead" | "chair";

const whoseDraft = ({ owner }: Draft): DraftWhose => (owner.kind === "office" ? owner.office : owner.kind);

/** Returns the words for the readers of a draft, for sentences about it. */
export function useDraftTold(draft: Draft) {
  const symbolOf = useSymbolOf();
  const { owner } = draft;
  const whose = whoseDraft(draft);
  const isSmallGroup = owner.kind === "group" && owner.huddle !== undefined;
  return {
    whose,
    means: isSmallGroup ? ("smallGroup" as const) : whose,
    members: owner.kind === "group" ? owner.members.map(symbolOf).join(comma()) : "",
    coordinator: owner.kind === "group" ? symbolOf(owner.coordinator) : "",
  };
}

/** In whose name this page's person drafts here; null: in nobody's. */
export function useDraftingAs(): Exclude<DraftWhose, "group"> | null {
  const { me } = useForum();
  const { snapshot } = useOpenedOpinion();
  const { groupId } = snapshot.opinion;
  const standing = standingOf(me, groupId);
  if (standing === "lead" || standing === "chair") return standing;
  return delegationHere(me, groupId) === null ? null : "delegation";
}
