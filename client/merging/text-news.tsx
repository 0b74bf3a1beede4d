import { useState } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { DelegationId } from "../../shared/ids.ts";
import { isCleared, mergingOf } from "../../shared/merging/merging.ts";
import { isOwnPaper, isOwnProposal } from "../../shared/whereabouts/own-texts.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import { useContributions } from "../forum/use-contributions.ts";
import { useSession } from "../forum/use-forum.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { Button } from "../ui/button.tsx";

const seenKey = (id: string): string => `concord.basis.${id}`;

function seenSeq(id: string): number {
  try {
    return Number(localStorage.getItem(seenKey(id)) ?? 0);
  } catch {
    return 0;
  }
}

/**
 * Above the text: that a revision stands beside it, and to each delegation, once the text has a new basis, where to find
 * what became of its words (rule U21). Put away, it comes again with the next.
 */
export function TextNews({ opinion, hash }: { readonly opinion: Opinion; readonly hash: string }) {
  const t = useTranslations("merging.news");
  const { delegationId } = useSession();
  const [seen, setSeen] = useState(() => seenSeq(opinion.id));
  const { symbolOf } = useDelegations();
  const { revisions } = mergingOf(opinion);
  const beside = revisions.findLast(({ basis }) => basis === null);
  const taken = Math.max(0, ...revisions.map(({ basis }) => basis?.seq ?? 0));
  const newest = opinion.baseTexts.at(-1);
  const latest = Math.max(taken, newest?.seq ?? 0);
  const baseText = newest !== undefined && newest.seq > taken ? newest.n : 0;
  const isNew = delegationId !== null && latest > seen;
  const hasWords = isNew && hasWordsHere(opinion, { delegationId, symbol: symbolOf(delegationId) });
  const putAway = (): void => {
    setSeen(latest);
    try {
      localStorage.setItem(seenKey(opinion.id), String(latest));
    } catch {
      // A closed or full storage keeps nothing: it is told again on the next visit.
    }
  };
  return (
    <>
      {beside === undefined ? null : (
        <p className="banner" role="status">
          {t("beside", { name: beside.name })}{" "}
          <Link href={`/opinions/${opinion.id}/versions?revision=${beside.id}&with=now`}>{t("read")}</Link>
        </p>
      )}
      {isCleared(opinion, hash) ? (
        <p className="cleared">
          <span className="tag agreed">{t("cleared")}</span>
        </p>
      ) : null}
      {hasWords ? <NewBasis baseText={baseText} onPutAway={putAway} /> : null}
      {isNew && !hasWords ? (
        <ToWhoHandedIn delegationId={delegationId} baseText={baseText} onPutAway={putAway} />
      ) : null}
    </>
  );
}

type NewBasisProps = {
  /** The base text that is newer than any revision; 0 where a revision replaced the text. */
  readonly baseText: number;
  readonly onPutAway: () => void;
};

function NewBasis({ baseText, onPutAway }: NewBasisProps) {
  const t = useTranslations("merging.news");
  return (
    <p className="banner" role="status">
      {baseText === 0 ? t("newBasis") : t("newBaseText", { n: baseText })}{" "}
      <Link href="/where">{t("where")}</Link>{" "}
      <Button look="link" onPress={onPutAway}>
        {t("putAway")}
      </Button>
    </p>
  );
}

type HandedIn = NewBasisProps & { readonly delegationId: DelegationId };

/** A paper speaks to any of the texts: whoever handed one in, alone or in a group, is told at each issue. */
function ToWhoHandedIn({ delegationId, ...news }: HandedIn) {
  const papers = useContributions();
  const has =
    papers.kind === "here" &&
    papers.here.some((one) => one.paragraphCount > 0 && isOwnPaper(one, delegationId));
  return has ? <NewBasis {...news} /> : null;
}

/** True if a delegation stands behind a proposal here, or a merge that was taken had words of its. */
function hasWordsHere(
  opinion: Opinion,
  { delegationId, symbol }: { readonly delegationId: DelegationId; readonly symbol: string },
): boolean {
  return (
    opinion.negotiation.proposals.some((one) => isOwnProposal(one, delegationId)) ||
    mergingOf(opinion).revisions.some(
      ({ basis, rows }) =>
        basis !== null && rows.some(({ sources }) => sources.some(({ whose }) => whose.includes(symbol))),
    )
  );
}
