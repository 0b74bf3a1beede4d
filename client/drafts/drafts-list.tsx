import { Suspense, useState } from "react";
import { useTranslations } from "use-intl";
import type { ClauseId, ProposalId } from "../../shared/ids.ts";
import type { Draft } from "../../shared/negotiation/proposal.ts";
import { nextKind } from "../../shared/next-kind.ts";
import { useConsensus } from "../consensus/consensus.tsx";
import type { Situation } from "../consensus/situation.ts";
import { useForum } from "../forum/use-forum.ts";
import { useSaidInstant } from "../i18n/instants.ts";
import { Button } from "../ui/button.tsx";
import { lazyAgain } from "../ui/lazy-again.ts";
import { useDraftPlace } from "./draft-place.ts";

const DraftDialog = lazyAgain(async () => (await import("./draft-dialog.tsx")).DraftDialog);

/** The open drafts of one's own delegation on the clause in hand, and beginning one. */
export function DraftsOnClause({ situation }: { situation: Situation }) {
  const t = useTranslations("draft");
  const { snapshot, nameOf, tryOut, ask } = useConsensus();
  const { me } = useForum();
  const [open, setOpen] = useState<ProposalId | null>(null);
  const clauseId = situation.clause.id;
  const drafts = openDrafts(snapshot.opinion.negotiation.drafts).filter((one) => one.clauseId === clauseId);
  const change = { type: "draftProposal", kind: "change", clauseId } as const;
  const add = {
    type: "draftProposal",
    kind: "add",
    clauseId,
    ...asAdded(snapshot.opinion, clauseId),
  } as const;
  if (me.delegationId === null || (drafts.length === 0 && tryOut(change) !== null)) return null;
  const clause = nameOf(clauseId);
  const begin = async (command: typeof change | typeof add): Promise<void> => {
    const entries = await ask(command, t("done.begun"));
    const drafted = entries?.find((entry) => entry.type === "proposalDrafted");
    if (drafted !== undefined) setOpen(drafted.proposalId);
  };
  return (
    <section className="drafts-on" aria-label={t("heading")}>
      <h3>{t("heading")}</h3>
      <DraftList drafts={drafts} onOpen={setOpen} />
      <div className="drafts-acts">
        <Button aria-label={t("startName", { clause })} onPress={() => void begin(change)}>
          {t("start")}
        </Button>
        <Button aria-label={t("startAddName", { clause })} onPress={() => void begin(add)}>
          {t("startAdd")}
        </Button>
      </div>
      <p className="faint">{t("onlyYouStart")}</p>
      <OpenedDraft id={open} onClose={() => setOpen(null)} />
    </section>
  );
}

/** All open drafts of one's own delegation in this Opinion; nothing where there are none. */
export function AllDrafts() {
  const t = useTranslations("draft");
  const { snapshot } = useConsensus();
  const [open, setOpen] = useState<ProposalId | null>(null);
  const drafts = openDrafts(snapshot.opinion.negotiation.drafts);
  if (drafts.length === 0 && open === null) return null;
  return (
    <section className="drafts-all">
      <h3>{t("heading")}</h3>
      <p className="faint">{t("onlyYou")}</p>
      <DraftList drafts={drafts} onOpen={setOpen} />
      <OpenedDraft id={open} onClose={() => setOpen(null)} />
    </section>
  );
}

const openDrafts = (drafts: readonly Draft[]): readonly Draft[] =>
  drafts.filter((one) => one.fate === "open");

function asAdded(opinion: Parameters<typeof nextKind>[0], clauseId: ClauseId) {
  const { kind, level } = nextKind(opinion, clauseId);
  return { clauseKind: kind, ...(level === undefined ? {} : { level }) };
}

type DraftListProps = { readonly drafts: readonly Draft[]; readonly onOpen: (id: ProposalId) => void };

function DraftList({ drafts, onOpen }: DraftListProps) {
  const t = useTranslations("draft");
  const { whom } = useConsensus();
  const said = useSaidInstant();
  const placeOf = useDraftPlace();
  if (drafts.length === 0) return null;
  return (
    <ul className="drafts">
      {drafts.map((draft) => (
        <li key={draft.id} className="draft">
          <span>{placeOf(draft)}</span>
          <span className="quiet">{t("begun", { at: said(draft.at), who: whom(draft.by).spoken })}</span>
          <Button aria-label={t("writeName", { place: placeOf(draft) })} onPress={() => onOpen(draft.id)}>
            {t("write")}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function OpenedDraft({ id, onClose }: { id: ProposalId | null; onClose: () => void }) {
  const { snapshot } = useConsensus();
  const draft = snapshot.opinion.negotiation.drafts.find((one) => one.id === id);
  if (draft === undefined) return null;
  return (
    <Suspense fallback={null}>
      <DraftDialog draft={draft} onClose={onClose} />
    </Suspense>
  );
}
