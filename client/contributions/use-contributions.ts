import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTranslations } from "use-intl";
import type { Contribution, ContributionFrom, ListedContribution } from "../../shared/forum/contribution.ts";
import type { ContributionId } from "../../shared/ids.ts";
import { fetchJson } from "../forum/fetch-json.ts";
import { useForum } from "../forum/use-forum.ts";
import { useDelegations } from "../positions/use-delegations.ts";

export type Read<What> =
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly again: () => void }
  | { readonly kind: "here"; readonly here: What };

export const CONTRIBUTIONS_KEY = "contributions";

/** All papers with the proposals that belong to them; read anew when one was registered or edited. */
export function useContributions(): Read<readonly ListedContribution[]> {
  const { contributionsSeq } = useForum();
  return useRead([CONTRIBUTIONS_KEY, contributionsSeq], async () => {
    if (contributionsSeq === 0) return [];
    const { contributions } = await read<{ readonly contributions: readonly ListedContribution[] }>(
      "/api/forum/contributions",
    );
    return contributions;
  });
}

/** One paper with its paragraphs. */
export const useContribution = (id: ContributionId): Read<Contribution> =>
  useRead(["contribution", id], () => read<Contribution>(`/api/forum/contributions/${id}`));

async function read<Body>(path: string): Promise<Body> {
  const answered = await fetchJson<Body>(path);
  if (answered.kind === "refused") throw new Error(answered.refusal.message);
  return answered.body;
}

function useRead<What>(queryKey: readonly unknown[], queryFn: () => Promise<What>): Read<What> {
  const query = useQuery({ queryKey, queryFn, retry: 1 });
  if (query.data !== undefined) return { kind: "here", here: query.data };
  return query.isError && !query.isFetching
    ? { kind: "failed", again: () => void query.refetch() }
    : { kind: "loading" };
}

/** Whose a paper is, in words. */
export function useFromWords(): (from: ContributionFrom) => string {
  const t = useTranslations("contribution");
  const { nameOf, symbolOf } = useDelegations();
  return useCallback(
    (from) => {
      switch (from.kind) {
        case "delegation":
          return `${symbolOf(from.delegationId)} · ${nameOf(from.delegationId)}`;
        case "group":
          return t("ofGroup", { symbol: from.symbol, members: from.members.map(symbolOf).join(", ") });
        case "office":
          return t(`office.${from.office}`);
      }
    },
    [t, nameOf, symbolOf],
  );
}
