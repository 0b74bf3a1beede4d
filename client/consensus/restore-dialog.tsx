import { useTranslations } from "use-intl";
import { clauseText } from "../../shared/clause/words.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useAskThenClose } from "../opinion/open-question.tsx";
import { useSeenByAll } from "../opinion/use-seen-by-all.ts";
import { WhoSees } from "../ui/who-sees.tsx";

/** Removed clauses with their words; each can be put back to its place. */
export function RestoreDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations();
  const seen = useSeenByAll();
  const { snapshot, tryOut, sayRefusal } = useOpenedOpinion();
  const askThenClose = useAskThenClose();
  const removed = snapshot.opinion.clauses.filter((clause) => clause.removed !== null);
  return (
    <Dialog title={t("ask.restoreTitle")} onClose={onClose} wide>
      {removed.length === 0 ? <p className="quiet">{t("ask.restoreNone")}</p> : null}
      <ul className="removed">
        {removed.map((clause) => {
          const words = clauseText(snapshot.words, clause.id);
          const name = `${t(`kind.${clause.kind}`)} ${clause.number ?? ""}`.trim();
          const refusal = tryOut({ type: "restoreClause", clauseId: clause.id });
          return (
            <li key={clause.id}>
              <span>
                <small className="faint">{name}</small>
                <span className="words">{words === "" ? "…" : words}</span>
                {refusal === null ? null : <small className="faint">{sayRefusal(refusal)}</small>}
              </span>
              <Button
                isDisabled={refusal !== null}
                aria-label={t("acts.restoreName", { clause: name })}
                onPress={() => {
                  askThenClose(
                    { type: "restoreClause", clauseId: clause.id },
                    t("acts.done.restored", { clause: name }),
                  );
                }}
              >
                {t("ask.restoreDo")}
              </Button>
            </li>
          );
        })}
      </ul>
      <DialogActs>
        <WhoSees>{seen}</WhoSees>
        <Button onPress={onClose}>{t("ui.close")}</Button>
      </DialogActs>
    </Dialog>
  );
}
