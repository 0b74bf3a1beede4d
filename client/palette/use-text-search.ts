import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { SEARCH_CHARS_MAX } from "../../shared/limits.ts";
import type { FoundPassage, SearchAnswer } from "../../shared/search/found-text.ts";
import { readQuestion } from "../../shared/search/match.ts";
import { fetchJson } from "../forum/fetch-json.ts";

/** A question goes out once its writer pauses. */
const PAUSE_MS = 250;

/** The answer of the texts to a question. `idle`: it is too short to ask. */
export type TextSearch =
  | { readonly kind: "idle" }
  | { readonly kind: "loading"; readonly earlier: readonly FoundPassage[] }
  | { readonly kind: "failed"; readonly again: () => void }
  | ({ readonly kind: "here" } & SearchAnswer);

/** Searches texts, proposals, comments and papers on the server (rule K23). `here`: the open Opinion, null for none. */
export function useTextSearch(question: string, here: string | null): TextSearch {
  const asked = useAfterPause(question.trim().slice(0, SEARCH_CHARS_MAX));
  const isAsked = readQuestion(asked) !== null;
  const query = useQuery({
    queryKey: ["search", asked, here],
    queryFn: async ({ signal }): Promise<SearchAnswer> => {
      const body = JSON.stringify({ question: asked, ...(here === null ? {} : { here }) });
      const answer = await fetchJson<SearchAnswer>("/api/search", { method: "POST", body, signal });
      if (answer.kind === "refused") throw new Error(answer.refusal.message);
      return answer.body;
    },
    enabled: isAsked,
    retry: 1,
    // The next question finds text that others write meanwhile.
    gcTime: 0,
    networkMode: "always",
    refetchOnReconnect: "always",
    placeholderData: keepPreviousData,
  });
  if (!isAsked || readQuestion(question) === null) return { kind: "idle" };
  if (query.isError && !query.isFetching) return { kind: "failed", again: () => void query.refetch() };
  const isOld = query.isPlaceholderData || asked !== question.trim().slice(0, SEARCH_CHARS_MAX);
  if (query.data === undefined || isOld) return { kind: "loading", earlier: query.data?.found ?? [] };
  return { kind: "here", ...query.data };
}

function useAfterPause(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
