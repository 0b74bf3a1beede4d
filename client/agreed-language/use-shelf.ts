import { useQuery } from "@tanstack/react-query";
import {
  cutIntoWords,
  indexShelf,
  type ShelfIndex,
  type ShelvedPhrase,
} from "../../shared/agreed-language/shelf-index.ts";
import type { ShelvedPhrases } from "../../shared/agreed-language/shelved-text.ts";
import { fetchJson } from "../forum/fetch-json.ts";
import { useForum } from "../forum/use-forum.ts";

export type ShelfState =
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly again: () => void }
  | { readonly kind: "here"; readonly index: ShelfIndex };

/** The shelf in this page's memory, read once and again only when the secretariat has changed it. */
export function useShelf(): ShelfState {
  const { shelfSeq } = useForum();
  const query = useQuery({
    queryKey: ["shelf", shelfSeq],
    queryFn: readShelf,
    staleTime: Infinity,
    structuralSharing: false,
    retry: 1,
  });
  if (query.data !== undefined) return { kind: "here", index: query.data };
  return query.isError && !query.isFetching
    ? { kind: "failed", again: () => void query.refetch() }
    : { kind: "loading" };
}

async function readShelf(): Promise<ShelfIndex> {
  const answered = await fetchJson<{ readonly texts: readonly ShelvedPhrases[] }>("/api/forum/shelf");
  if (answered.kind === "refused") throw new Error(answered.refusal.message);
  const phrases: ShelvedPhrase[] = [];
  for (const text of answered.body.texts) {
    // One by one: a megabyte is cut into words in a quarter of a second, in which no key would be seen.
    for (const phrase of cutIntoWords(text)) phrases.push(phrase);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return indexShelf(phrases);
}
