import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ClauseId, ProposalId } from "../../shared/ids.ts";
import type { Draft } from "../../shared/negotiation/draft.ts";
import { nextKind } from "../../shared/opinion/next-kind.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { Fetched } from "../opinion/fetched.tsx";
import type { SelectedClause } from "../opinion/selected-clause.ts";
import { useForum } from "../forum/use-forum.ts";
import { useSaidInstant } from "../i18n/instants.ts";
import { useWhose } from "./whose.ts";
import { Button } from "../ui/button.tsx";
import { lazyPart } from "../i18n/later-messages.ts";
import { OpenedDraft } from "./opened-draft.tsx";
import { useDraftPlace } from "./draft-place.ts";
import { useDraftingAs } from "./draft-whose.ts";

const GroupDraftDialog = lazyPart(async () => (await import("./group-draft-dialog.tsx")).GroupDraftDialog);

/** Stands for a group that will be asked for, where beginning its draft is only tried. */
const SOME_GROUP = { symbol: "0-0-0-0-0-0", name: "0-0-0-0-0-0" };

/** The open drafts that are there for its reader on the selected clause, and beginning one. */
export function DraftsOnClause({ selectedClause }: { selectedClause: SelectedClause }) {
  const t = useTranslations("draft");
  const { snapshot, nameOf, tryOut, ask } = useOpenedOpinion();
  const { delegations } = useForum();
  const whose = useDraftingAs();
  const [open, setOpen] = useState<ProposalId | null>(null);
  const [grouping, setGrouping] = useState(false);
  const clauseId = selectedClause.clause.id;
  const drafts = openDrafts(snapshot.opinion.negotiation.drafts).filter((one) => one.clauseId === clauseId);
  const change = { type: "draftProposal", kind: "change", clauseId } as const;
  const add = {
    type: "draftProposal",
    kind: "add",
    clauseId,
    ...asAdded(snapshot.opinion, clauseId),
  } as const;
  if (whose === null || (drafts.length === 0 && tryOut(change) !== null)) return null;
  const some = { ...SOME_GROUP, members: delegations.map((one) => one.id) };
  const mayGroup = whose === "delegation" && tryOut({ ...change, as: some }) === null;
  const clause = nameOf(clauseId);
  const begin = async (command: typeof change | typeof add): Promise<void> => {
    const entries = await ask(command, t("done.begun"));
    const drafted = entries?.find((entry) => entry.type === "proposalDrafted");
    if (drafted !== undefined) setOpen(drafted.proposalId);
  };
  return (
    <section className="drafts-on" aria-label={t(`heading.${whose}`)}>
      <h3>{t(`heading.${whose}`)}</h3>
      <DraftList drafts={drafts} onOpen={setOpen} />
      <div className="drafts-acts">
        <Button aria-label={t("startName", { clause, whose })} onPress={() => void begin(change)}>
          {t("start")}
        </Button>
        <Button aria-label={t("startAddName", { clause, whose })} onPress={() => void begin(add)}>
          {t("startAdd")}
        </Button>
        {mayGroup ? (
          <Button aria-label={t("startGroupName", { clause })} onPress={() => setGrouping(true)}>
            {t("startGroup")}
          </Button>
        ) : null}
      </div>
      <p className="faint">{t(`onlyYouStart.${whose}`)}</p>
      {grouping ? (
        <Fetched onGiveUp={() => setGrouping(false)}>
          <GroupDraftDialog clauseId={clauseId} onClose={() => setGrouping(false)} onBegun={setOpen} />
        </Fetched>
      ) : null}
      <OpenedDraft id={open} onClose={() => setOpen(null)} />
    </section>
  );
}

/** All open drafts that are there for its reader in this Opinion; nothing where there are none. */
export function AllDrafts() {
  const t = useTranslations("draft");
  const whose = useDraftingAs();
  const { snapshot } = useOpenedOpinion();
  const [open, setOpen] = useState<ProposalId | null>(null);
  const drafts = openDrafts(snapshot.opinion.negotiation.drafts);
  if (whose === null || (drafts.length === 0 && open === null)) return null;
  return (
    <section className="drafts-all">
      <h3>{t(`heading.${whose}`)}</h3>
      <p className="faint">{t(`onlyYou.${whose}`)}</p>
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
  const { whom } = useOpenedOpinion();
  const said = useSaidInstant();
  const placeOf = useDraftPlace();
  const nameOwner = useWhose();
  if (drafts.length === 0) return null;
  return (
    <ul className="drafts">
      {drafts.map((draft) => (
        <li key={draft.id} className="draft">
          <span>{placeOf(draft)}</span>
          {draft.owner.kind === "group" ? <span>{nameOwner(draft.owner)}</span> : null}
          <span className="quiet">
            {t("begun", { at: said(draft.at), who: whom(draft.by, draft.forumSeq).spoken })}
          </span>
          <Button aria-label={t("writeName", { place: placeOf(draft) })} onPress={() => onOpen(draft.id)}>
            {t("write")}
          </Button>
        </li>
      ))}
    </ul>
  );
}
