import { useEffect } from "react";
import { useQueryClient } from "@tanstack/react-query";
import type { ShelfIndex } from "../../shared/agreed-language/shelf-index.ts";
import { useChecksSwitch } from "../opinion/checks-switch.ts";
import { useUnderlinedText } from "../opinion/use-underlined-text.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useForum } from "../forum/use-forum.ts";
import { useShelf } from "./use-shelf.ts";
import { useWholeText } from "./use-whole-text.ts";

/** The page's cache key of the shelf's findings on a whole text, for whoever lists it. */
export const wholeTextKey = (opinionId: string) => ["agreed in text", opinionId] as const;

/**
 * Underlines in the whole text which words stand so in adopted texts, and where they depart by one (rules E21, E12).
 * The selected clause has its own, at once. Shows nothing itself.
 */
export function AgreedInText() {
  const { shelfSeq } = useForum();
  const shelf = useShelf();
  if (shelf.kind !== "here" || shelf.index.phrases.length === 0) return null;
  return <WholeText key={shelfSeq} shelf={shelf.index} />;
}

function WholeText({ shelf }: { readonly shelf: ShelfIndex }) {
  const queries = useQueryClient();
  const { snapshot, selectedId } = useOpenedOpinion();
  const [checksOn] = useChecksSwitch();
  const { id } = snapshot.opinion;
  const known = useWholeText(snapshot.document.clauses, shelf);
  const others = known.filter(({ clauseId }) => clauseId !== selectedId);
  useUnderlinedText(
    "adopted",
    others.flatMap(({ clauseId, text: words, runs }) =>
      runs.map(({ start, end }) => ({ clauseId, start, end, words })),
    ),
  );
  useUnderlinedText(
    "departs",
    checksOn
      ? others.flatMap(({ clauseId, text: words, departures }) =>
          departures.map(({ start, end }) => ({ clauseId, start, end, words })),
        )
      : [],
  );
  const key = JSON.stringify(known.map(({ clauseId, text }) => [clauseId, text]));
  useEffect(() => {
    queries.setQueryData(wholeTextKey(id), known);
    // Only other words, or other clauses, say something else.
    // oxlint-disable-next-line react/exhaustive-deps -- reason: see above
  }, [queries, id, key]);
  return null;
}
