import { useTranslations } from "use-intl";
import type { ClauseId, OpinionId } from "../../shared/ids.ts";
import { capitalized } from "../i18n/capitalized.ts";
import { useInstants } from "../i18n/instants.ts";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { ComparedNote, ComparedClauseText } from "./compared-clause.tsx";
import { useComparison } from "./use-history.ts";

type SinceDialogProps = {
  readonly id: OpinionId;
  readonly clauseId: ClauseId;
  readonly look: { readonly seq: number; readonly at: number };
  readonly nameOf: (id: ClauseId) => string;
  readonly onClose: () => void;
};

/** One clause, against how its reader last saw it. */
export function SinceDialog({ id, clauseId, look, nameOf, onClose }: SinceDialogProps) {
  const t = useTranslations("since");
  const say = useTranslations();
  const instants = useInstants();
  const { body, failed } = useComparison(id, { from: look.seq, to: "now" });
  const clause = body?.clauses.find((one) => one.id === clauseId);
  return (
    <Dialog title={t("title", { at: instants.brief(look.at) })} onClose={onClose} wide>
      {body === undefined || body.from === look.seq ? null : <p className="quiet">{t("settledBefore")}</p>}
      <h3>{capitalized(nameOf(clauseId))}</h3>
      {body === undefined ? (
        failed ? (
          <p className="warning">{say("history.failed")}</p>
        ) : (
          <Busy words={say("history.loading")} />
        )
      ) : clause === undefined ? (
        <p>{say("history.nothing")}</p>
      ) : (
        <div className={`compared ${clause.change}`}>
          <p className="compared-words" dir="auto">
            <ComparedClauseText clause={clause} who={body.who} side="both" nameOf={nameOf} />
          </p>
          <ComparedNote clause={clause} who={body.who} nameOf={nameOf} />
        </div>
      )}
      <DialogActs>
        <Button look="main" onPress={onClose}>
          {say("ui.close")}
        </Button>
      </DialogActs>
    </Dialog>
  );
}
