import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { marksRestingOn } from "../../shared/document/ended-marks.ts";
import type { ToldClause } from "../../shared/history/told-comparison.ts";
import type { OpinionId } from "../../shared/ids.ts";
import { clauseCitation } from "../opinion/clause-name.ts";
import { useSayRefusal } from "../opinion/say-refusal.ts";
import { postCommand } from "../forum/post-command.ts";
import { capitalized } from "../i18n/capitalized.ts";
import type { NameThem } from "../forum/use-whom.ts";
import { Busy } from "../ui/busy.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { useToast } from "../ui/toasts.tsx";
import { useSending } from "../ui/use-sending.ts";
import { useOpinionToRead } from "./use-history.ts";
import { comma } from "../i18n/list-signs.ts";

type RestoreWordsDialogProps = {
  readonly id: OpinionId;
  readonly clause: ToldClause;
  /** The state, and on which side of the comparison it stands. */
  readonly seq: number;
  readonly side: "before" | "after";
  readonly name: string;
  readonly whom: NameThem;
  readonly onClose: () => void;
};

/** Both wordings are shown before anything is done; what stands is named by its hash (rule J7). */
export function RestoreTextDialog({ id, clause, seq, side, name, whom, onClose }: RestoreWordsDialogProps) {
  const t = useTranslations("history");
  const say = useTranslations();
  const toast = useToast();
  const sayRefusal = useSayRefusal(whom);
  const queries = useQueryClient();
  const { body: opinion, failed } = useOpinionToRead(id);
  const sending = useSending(onClose);
  const gone = side === "before" ? ["added", "movedIn"] : ["removed", "movedOut"];
  const words = clause.pieces
    .filter(({ kind }) => !gone.includes(kind))
    .map(({ text }) => text)
    .join("");
  const stands = opinion?.clauses.find((one) => one.id === clause.id);
  const ended =
    opinion === undefined || stands?.text === words ? [] : marksRestingOn(opinion.clauses, clause.id);

  const restore = (): void => {
    if (stands === undefined) return;
    const command = { type: "restoreWords", clauseId: clause.id, seq, hash: stands.hash };
    sending.send(async (refuse) => {
      const answer = await postCommand(`/api/opinions/${id}/commands`, command);
      if (answer.kind === "refused") {
        refuse(sayRefusal(answer.refusal));
        return false;
      }
      await queries.invalidateQueries({ queryKey: ["history"] });
      toast({ kind: "done", words: capitalized(t("restored", { clause: name })) });
      return true;
    });
  };

  return (
    <FormDialog
      sending={sending}
      title={t("restoreTitle")}
      wide
      doWords={t("restoreDo")}
      isDisabled={stands === undefined || stands.text === words}
      onSubmit={restore}
      onClose={onClose}
    >
      <p>{t("restoreExplain")}</p>
      <h3>{t("wordsThen")}</h3>
      <p className="words-then" dir="auto">
        {words === "" ? t("emptyWords") : words}
      </p>
      <h3>{t("wordsNow")}</h3>
      {opinion === undefined ? (
        failed ? (
          <p className="warning">{t("failed")}</p>
        ) : (
          <Busy words={t("loading")} />
        )
      ) : (
        <p className="words-then" dir="auto">
          {stands === undefined ? t("notThere") : stands.text === "" ? t("emptyWords") : stands.text}
        </p>
      )}
      {stands?.text === words ? <p className="quiet">{t("same")}</p> : null}
      {opinion === undefined || ended.length === 0 ? null : (
        <p className="warning">
          {say("endedMark.ends", {
            n: ended.length,
            clauses: ended.map((one) => clauseCitation(say, opinion, one)).join(comma()),
          })}
        </p>
      )}
    </FormDialog>
  );
}
