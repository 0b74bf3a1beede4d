import { useState } from "react";
import { useTranslations } from "use-intl";
import { parkedOn } from "../../shared/standing/parked-on.ts";
import type { PositionSubject } from "../../shared/negotiation/position.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { OpenQuestion, useAskThenClose } from "../opinion/open-question.tsx";
import { ReasonDialog } from "../opinion/reason-dialog.tsx";
import { Button } from "../ui/button.tsx";
import { useNameSubject, useParkedSentence, useTermSentences } from "./parked-sentences.ts";

/** That a clause or a proposal is parked, why and until when, with taking it up; nothing where it is not. */
export function ParkedNotice({ subject }: { readonly subject: PositionSubject }) {
  const t = useTranslations("postponed");
  const { snapshot, tryOut } = useOpenedOpinion();
  const parkedWords = useParkedSentence();
  const terms = useTermSentences();
  const nameSubject = useNameSubject();
  const [asking, setAsking] = useState(false);
  const parked = parkedOn(snapshot.opinion, subject);
  if (parked === undefined) return null;
  return (
    <div className="parked">
      <p>
        <span className="tag neutral">{t("parkedTag")}</span> {parkedWords(parked)} {terms(parked).join(" ")}
      </p>
      {subject.clauseId === undefined ? null : <p className="faint">{t("closed")}</p>}
      {tryOut({ type: "takeUp", subject: asCommandSubject(subject) }) === null ? (
        <Button
          aria-label={t("acts.takeUpName", { what: nameSubject(subject) })}
          onPress={() => setAsking(true)}
        >
          {t("acts.takeUp")}
        </Button>
      ) : null}
      {asking ? (
        <OpenQuestion onClose={() => setAsking(false)}>
          <TakeUpDialog subject={subject} onClose={() => setAsking(false)} />
        </OpenQuestion>
      ) : null}
    </div>
  );
}

/** As the commands have it: one of the two, and nothing beside it. */
export const asCommandSubject = ({ clauseId, proposalId }: PositionSubject) =>
  clauseId === undefined ? { proposalId } : { clauseId };

type TakeUpDialogProps = { readonly subject: PositionSubject; readonly onClose: () => void };

export function TakeUpDialog({ subject, onClose }: TakeUpDialogProps) {
  const t = useTranslations("postponed");
  const askThenClose = useAskThenClose();
  const what = useNameSubject()(subject);
  return (
    <ReasonDialog
      title={t("takeUp.title", { what })}
      explain={t("takeUp.explain")}
      doWords={t("takeUp.do")}
      reason="optional"
      onClose={onClose}
      onDo={(reason) => {
        const why = reason === "" ? {} : { reason };
        askThenClose(
          { type: "takeUp", subject: asCommandSubject(subject), ...why },
          t("takeUp.done", { what }),
        );
      }}
    />
  );
}
