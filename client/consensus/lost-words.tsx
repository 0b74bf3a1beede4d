import { useState } from "react";
import { useTranslations } from "use-intl";
import { useInstants } from "../i18n/instants.ts";
import type { LostWords as Lost, Room } from "../room/room.ts";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { useToast } from "../ui/toasts.tsx";
import { useConsensus } from "./consensus.tsx";

/** Words that the server refused: none vanish silently. Kept until their author has dealt with them. */
export function LostWords({ room }: { room: Room }) {
  const t = useTranslations("lost");
  const { snapshot } = useConsensus();
  if (snapshot.lost.length === 0) return null;
  return (
    <section className="lost" aria-label={t("heading")} role="alert">
      {snapshot.lost.map((lost) => (
        <LostEntry key={lost.id} lost={lost} onDiscard={() => room.discardLost(lost.id)} />
      ))}
    </section>
  );
}

function LostEntry({ lost, onDiscard }: { lost: Lost; onDiscard: () => void }) {
  const t = useTranslations();
  const instants = useInstants();
  const toast = useToast();
  const { snapshot, nameOf, sayRefusal } = useConsensus();
  const [discarding, setDiscarding] = useState(false);
  const here = snapshot.document.clauses.some((clause) => clause.id === lost.clauseId);
  const clause = here ? nameOf(lost.clauseId) : lost.clauseLabel;

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(lost.typed === "" ? lost.text : lost.typed);
      toast({ kind: "done", words: t("ui.copied") });
    } catch {
      // Not over https, or forbidden by the browser: the words stand on the page to be selected.
      toast({ kind: "refused", words: t("ui.copyFailed") });
    }
  };

  return (
    <div className="lost-entry">
      <p>
        <strong>{t("lost.refused", { clause, why: sayRefusal(lost.refusal) })}</strong>{" "}
        <span className="faint">{instants.brief(lost.at, Date.now())}</span>
      </p>
      <p>{t("lost.kept")}</p>
      <blockquote className="words">{lost.typed === "" ? lost.text : lost.typed}</blockquote>
      <details>
        <summary>{t("lost.whole")}</summary>
        <p className="words">{lost.text}</p>
      </details>
      <div className="lost-acts">
        <Button look="main" aria-label={t("lost.copyName", { clause })} onPress={() => void copy()}>
          {t("lost.copy")}
        </Button>
        <Button aria-label={t("lost.discardName", { clause })} onPress={() => setDiscarding(true)}>
          {t("lost.discard")}
        </Button>
      </div>
      {discarding ? (
        <ConfirmDialog
          title={t("lost.discardTitle")}
          doWords={t("lost.discard")}
          cancelWords={t("ui.cancel")}
          look="grave"
          onClose={() => setDiscarding(false)}
          onDo={() => {
            setDiscarding(false);
            onDiscard();
          }}
        >
          <p>{t("lost.discardExplain")}</p>
          <p className="words">{lost.typed === "" ? lost.text : lost.typed}</p>
        </ConfirmDialog>
      ) : null}
    </div>
  );
}
