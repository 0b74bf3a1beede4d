import { useCallback } from "react";
import { useTranslations } from "use-intl";
import type {
  Contribution,
  ContributionFrom,
  ListedContribution,
} from "../../shared/negotiation/contribution.ts";
import type { ContributionId } from "../../shared/ids.ts";
import { readJson } from "./fetch-json.ts";
import { type Read, useRead } from "./use-read.ts";
import { useForum } from "./use-forum.ts";
import { useDelegations } from "./use-delegations.ts";
import { comma } from "../i18n/list-signs.ts";

export const CONTRIBUTIONS_KEY = "contributions";

/** All papers with the proposals that belong to them; read anew when one was registered or edited. */
export function useContributions(): Read<readonly ListedContribution[]> {
  const { contributionsSeq } = useForum();
  const read = async (): Promise<readonly ListedContribution[]> => {
    if (contributionsSeq === 0) return [];
    const { contributions } = await readJson<{ readonly contributions: readonly ListedContribution[] }>(
      "/api/forum/contributions",
    );
    return contributions;
  };
  // A paper that somebody reads stays open while the list is read anew.
  return useRead([CONTRIBUTIONS_KEY, contributionsSeq], read, { keepsEarlier: true });
}

/** One paper with its paragraphs, and those of its earlier revisions; read anew when a paper was revised. */
export function useContribution(id: ContributionId): Read<Contribution> {
  const { contributionsSeq } = useForum();
  return useRead(["contribution", id, contributionsSeq], () =>
    readJson<Contribution>(`/api/forum/contributions/${id}`),
  );
}

/** Names the contributor of a paper. */
export function useContributorLabel(): (from: ContributionFrom) => string {
  const t = useTranslations("contribution");
  const { nameOf, symbolOf } = useDelegations();
  return useCallback(
    (from) => {
      switch (from.kind) {
        case "delegation":
          return `${symbolOf(from.delegationId)} · ${nameOf(from.delegationId)}`;
        case "group":
          return t("ofGroup", { symbol: from.symbol, members: from.members.map(symbolOf).join(comma()) });
        case "office":
          return t(`office.${from.office}`);
      }
    },
    [t, nameOf, symbolOf],
  );
}
