import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Draft } from "../../shared/negotiation/draft.ts";
import { useSession } from "../forum/use-forum.ts";
import { useSaidInstant } from "../i18n/instants.ts";
import { keepProposal, readProposal } from "../offline-store/proposal-draft.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import type { SelectedClause } from "../opinion/selected-clause.ts";
import { useProposing, useSuggestion } from "../opinion/use-proposing.ts";
import { Button } from "../ui/button.tsx";
import { useDraftPlace } from "./draft-place.ts";
import { useDraftingAs } from "./draft-whose.ts";
import { useWhose } from "./whose.ts";

/** The open drafts on the selected clause that are there for its reader, and what this device keeps unsent. */
export function DraftsOnClause({ selectedClause }: { selectedClause: SelectedClause }) {
  const t = useTranslations("draft");
  const { snapshot } = useOpenedOpinion();
  const whose = useDraftingAs();
  const clauseId = selectedClause.clause.id;
  const drafts = openDrafts(snapshot.opinion.negotiation.drafts).filter((one) => one.clauseId === clauseId);
  return (
    <>
      <UnsentOnClause selectedClause={selectedClause} />
      {whose === null || drafts.length === 0 ? null : (
        <section className="drafts-on" aria-label={t(`heading.${whose}`)}>
          <h3>{t(`heading.${whose}`)}</h3>
          <DraftList drafts={drafts} />
        </section>
      )}
    </>
  );
}

/** A suggestion that was begun on this device and left. */
function UnsentOnClause({ selectedClause }: { selectedClause: SelectedClause }) {
  const t = useTranslations("suggestion");
  const { id: me } = useSession();
  const { nameOf } = useOpenedOpinion();
  const propose = useProposing();
  const clauseId = selectedClause.clause.id;
  // Open, it is in sight; while it is, what the device keeps changes at each key.
  const isOpen = useSuggestion() !== null;
  const [, drawAnew] = useState(0);
  const unsent = isOpen ? null : readProposal(me, clauseId);
  if (unsent === null) return null;
  const clause = nameOf(clauseId);
  return (
    <div className="draft">
      <span>{t("unsent")}</span>
      <Button
        aria-label={t("goOnName", { clause })}
        onPress={() => propose({ ask: "propose", clauseId, proposing: unsent.kind })}
      >
        {t("goOn")}
      </Button>
      <Button
        aria-label={t("dropName", { clause })}
        onPress={() => {
          keepProposal(me, clauseId, null);
          drawAnew((n) => n + 1);
        }}
      >
        {t("drop")}
      </Button>
    </div>
  );
}

/** All open drafts that are there for its reader in this Opinion; nothing where there are none. */
export function AllDrafts() {
  const t = useTranslations("draft");
  const whose = useDraftingAs();
  const { snapshot } = useOpenedOpinion();
  const drafts = openDrafts(snapshot.opinion.negotiation.drafts);
  if (whose === null || drafts.length === 0) return null;
  return (
    <section className="drafts-all">
      <h3>{t(`heading.${whose}`)}</h3>
      <p className="faint">{t(`onlyYou.${whose}`)}</p>
      <DraftList drafts={drafts} />
    </section>
  );
}

const openDrafts = (drafts: readonly Draft[]): readonly Draft[] =>
  drafts.filter((one) => one.fate === "open");

function DraftList({ drafts }: { readonly drafts: readonly Draft[] }) {
  const t = useTranslations("draft");
  const { whom } = useOpenedOpinion();
  const propose = useProposing();
  const said = useSaidInstant();
  const placeOf = useDraftPlace();
  const nameOwner = useWhose();
  return (
    <ul className="drafts">
      {drafts.map((draft) => (
        <li key={draft.id} className="draft">
          <span>{placeOf(draft)}</span>
          {draft.owner.kind === "group" ? <span>{nameOwner(draft.owner)}</span> : null}
          <span className="quiet">
            {t("begun", { at: said(draft.at), who: whom(draft.by, draft.forumSeq).spoken })}
          </span>
          <Button
            aria-label={t("writeName", { place: placeOf(draft) })}
            onPress={() => propose({ ask: "draft", draftId: draft.id })}
          >
            {t("write")}
          </Button>
        </li>
      ))}
    </ul>
  );
}
