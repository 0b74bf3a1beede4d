import { useState } from "react";
import { useTranslations } from "use-intl";
import type { SelectedClause } from "../opinion/selected-clause.ts";
import { Fetched } from "../opinion/fetched.tsx";
import { useForum } from "../forum/use-forum.ts";
import { Button } from "../ui/button.tsx";
import { lazyPart } from "../i18n/later-messages.ts";
import { NoteOfClause } from "./note-of-clause.tsx";
import { useOwnMargin } from "./this-margin.ts";

const PassphraseDialog = lazyPart(async () => (await import("./passphrase-dialog.tsx")).PassphraseDialog);

/** The delegation's own notes beside the selected clause, for itself alone. Offices have none. */
export function OwnMarginOfClause({ selectedClause }: { selectedClause: SelectedClause }) {
  const t = useTranslations("ownMargin");
  const { me } = useForum();
  return me.delegationId === null ? null : (
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
