import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ClauseId, FootnoteId } from "../../shared/ids.ts";
import { FOOTNOTE_CHARS_MAX } from "../../shared/limits.ts";
import { findClause } from "../../shared/opinion/opinion.ts";
import { toPlainWords } from "../../shared/text/plain-words.ts";
import { Button } from "../ui/button.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useText } from "../ui/use-text.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { EndsMarks } from "../opinion/ends-marks.tsx";
import { useAskThenClose } from "../opinion/open-question.tsx";
import { useSeenByAll } from "../opinion/use-seen-by-all.ts";

type FootnoteDialogProps = {
  readonly clauseId: ClauseId;
  /** Null: a new one. */
  readonly footnoteId: FootnoteId | null;
  readonly onClose: () => void;
};

/** Writes, changes or removes a footnote, which is part of what a mark covers. */
export function FootnoteDialog({ clauseId, footnoteId, onClose }: FootnoteDialogProps) {
  const t = useTranslations();
  const seen = useSeenByAll();
  const { snapshot, nameOf } = useOpenedOpinion();
  const askThenClose = useAskThenClose();
  const note = findClause(snapshot.opinion, clauseId)?.footnotes.find((one) => one.id === footnoteId);
  const [text, textField] = useText(note?.text ?? "");
  const [behind, behindField] = useText();
  const [wrong, setWrong] = useState<string | null>(null);
  const words = snapshot.document.clauses.find((one) => one.id === clauseId)?.text ?? "";
  const clause = nameOf(clauseId);
  const done = t("acts.done.footnote", { clause });

  // Any other footnote ends the marks that cover it, whatever its text says.
  const dryRun =
    footnoteId === null
      ? ({ type: "addFootnote", clauseId, at: words.length, text: "…" } as const)
      : ({ type: "removeFootnote", clauseId, footnoteId } as const);

  const write = (): void => {
    if (text.trim() === "") return;
    if (footnoteId !== null) {
      askThenClose({ type: "editFootnote", clauseId, footnoteId, text: toPlainWords(text).trim() }, done);
      return;
    }
    const at = placeBehind(words, behind.trim());
    if (typeof at !== "number") {
      setWrong(t(at === "missing" ? "ask.footnotePlaceMissing" : "ask.footnotePlaceTwice"));
      return;
    }
    askThenClose({ type: "addFootnote", clauseId, at, text: toPlainWords(text).trim() }, done);
  };

  const remove = (): void => {
    if (footnoteId === null) return;
    askThenClose({ type: "removeFootnote", clauseId, footnoteId }, done);
  };

  return (
    <FormDialog
      title={t("ask.footnoteTitle", { clause })}
      seen={seen}
      more={
        footnoteId === null ? null : (
          <Button extraClass="start" onPress={remove}>
            {t("ask.footnoteRemoveDo")}
          </Button>
        )
      }
      doWords={t(footnoteId === null ? "ask.footnoteDo" : "ask.footnoteChangeDo")}
      isDisabled={text.trim() === ""}
      onSubmit={write}
      onClose={onClose}
    >
      <TextField
        label={t("ask.footnoteField")}
        {...textField}
        lines="several"
        maxLength={FOOTNOTE_CHARS_MAX}
        focusFirst
      />
      {footnoteId === null ? (
        <TextField label={t("ask.footnotePlace")} {...behindField} wrong={wrong} />
      ) : null}
      <EndsMarks command={dryRun} />
    </FormDialog>
  );
}

/** The offset behind some words of the clause, in UTF-16 units; its end for none. */
function placeBehind(words: string, behind: string): number | "missing" | "twice" {
  if (behind === "") return words.length;
  const first = words.indexOf(behind);
  if (first === -1) return "missing";
  return words.indexOf(behind, first + 1) === -1 ? first + behind.length : "twice";
}
