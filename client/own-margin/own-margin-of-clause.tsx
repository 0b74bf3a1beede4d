import { useState } from "react";
import { useTranslations } from "use-intl";
import type { SelectedClause } from "../opinion/selected-clause.ts";
import { Fetched } from "../opinion/fetched.tsx";
import { useForum } from "../forum/use-forum.ts";
import { Button } from "../ui/button.tsx";
import { lazyPart } from "../i18n/later-messages.ts";
import { NoteOfClause } from "./note-of-clause.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { EMPTY_NOTE, nameOf } from "./own-margin.ts";
import { useOwnMargin } from "./this-margin.ts";

const PassphraseDialog = lazyPart(async () => (await import("./passphrase-dialog.tsx")).PassphraseDialog);

type OwnMarginOfClauseProps = {
  readonly selectedClause: SelectedClause;
  /** Shown also where there is no note yet. */
  readonly isAsked: boolean;
};

/** The delegation's own notes beside the selected clause, for itself alone: where there are some, or asked for. */
export function OwnMarginOfClause({ selectedClause, isAsked }: OwnMarginOfClauseProps) {
  const t = useTranslations("ownMargin");
  const { me } = useForum();
  const { state } = useOwnMargin();
  const { snapshot } = useOpenedOpinion();
  const [stays, setStays] = useState(false);
  const of = { opinion: snapshot.opinion.id, clause: selectedClause.clause.id };
  const note = state.kind === "open" ? (state.notes.get(nameOf(of)) ?? EMPTY_NOTE) : EMPTY_NOTE;
  const isNoted = note.instructions !== "" || note.fallBack !== "" || note.cleared !== null;
  // A note whose last letter is deleted is still being written.
  if (isNoted && !stays) setStays(true);
  if (me.delegationId === null || !(isAsked || isNoted || stays)) return null;
  return (
    <section className="own-margin" aria-label={t("heading")}>
      <h3>{t("heading")}</h3>
      <Margin selectedClause={selectedClause} />
    </section>
  );
}

function Margin({ selectedClause }: { selectedClause: SelectedClause }) {
  const t = useTranslations("ownMargin");
  const { state } = useOwnMargin();
  const [asks, setAsks] = useState(false);
  switch (state.kind) {
    case "opening":
      return null;
    case "unavailable":
      return <p className="quiet">{t("unavailable")}</p>;
    case "none":
    case "locked":
      return (
        <>
          <p className="quiet">{t(state.kind === "none" ? "explain" : "locked")}</p>
          <Button onPress={() => setAsks(true)}>{t(state.kind === "none" ? "begin" : "unlock")}</Button>
          {asks ? (
            <Fetched onGiveUp={() => setAsks(false)}>
              <PassphraseDialog first={state.kind === "none"} onClose={() => setAsks(false)} />
            </Fetched>
          ) : null}
        </>
      );
    case "open":
      return (
        <NoteOfClause key={selectedClause.clause.id} selectedClause={selectedClause} notes={state.notes} />
      );
  }
}
