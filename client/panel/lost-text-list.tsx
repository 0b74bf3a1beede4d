import { useState } from "react";
import { useTranslations } from "use-intl";
import { userId } from "../../shared/ids.ts";
import { useSaidInstant } from "../i18n/instants.ts";
import type { LostText as Lost } from "../offline-store/lost-text.ts";
import type { PageRoom } from "../room/room.ts";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { useToast } from "../ui/toasts.tsx";
import { ProposeHere } from "../proposals/propose-here.tsx";
import { clauseHeading } from "../opinion/clause-name.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";

/** Words that the server refused: none vanish silently. Kept until their author has dealt with them. */
export function LostTextList({ room }: { room: PageRoom }) {
  const t = useTranslations("lost");
  const { snapshot } = useOpenedOpinion();
  if (snapshot.lost.length === 0) return null;
  return (
    <section
      className="lost"
      aria-label={t("heading")}
      role="alert"
      data-focus-to={`[data-clause="${snapshot.lost[0]?.clauseId}"]`}
    >
      {snapshot.lost.map((lost) => (
        <LostEntry key={lost.id} lost={lost} onDiscard={() => room.discardLost(lost.id)} />
      ))}
    </section>
  );
}

function LostEntry({ lost, onDiscard }: { lost: Lost; onDiscard: () => void }) {
  const t = useTranslations();
  const said = useSaidInstant();
  const toast = useToast();
  const { snapshot, nameOf, whom, sayRefusal } = useOpenedOpinion();
  const [discarding, setDiscarding] = useState(false);
  const here = snapshot.document.clauses.some((clause) => clause.id === lost.clauseId);
  // Its name went with it: the number is kept, which a title, an opening and a verb never had.
  const number = lost.clauseLabel;
  const gone = (form: "numbered" | "heading"): string =>
    number === "" ? t(`lost.${form}Gone`) : t(`clause.${form}`, { number });
  const clause = here ? nameOf(lost.clauseId) : gone("numbered");
  const heading = here ? clauseHeading(t, snapshot.document, lost.clauseId) : gone("heading");
  const { at, by, forumSeq } = lost.refusal.details ?? {};
  const seq = typeof forumSeq === "number" ? forumSeq : undefined;
  const why =
    lost.refusal.reason === "clauseLocked" && typeof at === "number" && typeof by === "string"
      ? t("lost.locked", { clause, at: said(at), who: whom(userId(by), seq).spoken })
      : lost.refusal.reason === "offline"
        ? t("lost.notSent", { clause: heading })
        : t("lost.refused", { clause: heading, why: sayRefusal(lost.refusal) });

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
        <strong>{why}</strong> {t("lost.kept")}
      </p>
      <blockquote className="words">{lost.typed === "" ? lost.text : lost.typed}</blockquote>
      <details>
        <summary>{t("lost.whole")}</summary>
        <p className="words">{lost.text}</p>
      </details>
      <div className="lost-acts">
        {here ? (
          <ProposeHere
            clauseId={lost.clauseId}
            look="main"
            text={lost.text}
            says={{ words: t("proposal.proposeThem"), name: t("proposal.proposeThemName", { clause }) }}
            onSent={onDiscard}
          />
        ) : null}
        <Button
          look={here ? "usual" : "main"}
          aria-label={t("lost.copyName", { clause })}
          onPress={() => void copy()}
        >
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
