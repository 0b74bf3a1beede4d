import { useState } from "react";
import { useTranslations } from "use-intl";
import { CLAUSE_CHARS_MAX } from "../../shared/limits.ts";
import { findRow, type MergeRow, mergeRowHash, rowText } from "../../shared/merging/merge.ts";
import { toPlainWords } from "../../shared/text/plain-words.ts";
import { TextDifference } from "../opinion/text-difference.tsx";
import { useSession } from "../forum/use-forum.ts";
import { keepRow, readRow, type RowDraft } from "../offline-store/row-draft.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useRowDesk } from "./use-desk.ts";

/**
 * The words of a row while somebody writes them. They are bound to the row as it was when writing began: where
 * somebody else wrote meanwhile, both stand here and nothing is lost (rule U4).
 */
export function RowWriting({ row, onClose }: { row: MergeRow; onClose: () => void }) {
  const t = useTranslations();
  const desk = useRowDesk();
  const { mergeId, send } = desk;
  const me = useSession();
  // A reload, or a page that dies, takes no words along.
  const [{ seen, text }, setDraft] = useState<RowDraft>(() => {
    const here = { hash: mergeRowHash(desk, row), text: rowText(desk, row) };
    return readRow(me.id, row.id) ?? { seen: here, text: here.text };
  });
  const write = (part: Partial<RowDraft>): void => {
    const next = { seen, text, ...part };
    setDraft(next);
    keepRow(me.id, row.id, next);
  };
  /** Kept, or given up: nothing is to be kept any more. */
  const giveUp = (): void => {
    keepRow(me.id, row.id, null);
    onClose();
  };
  const now = { hash: mergeRowHash(desk, row), text: rowText(desk, row) };
  const isElsewhere = now.hash !== seen.hash;

  const keep = async (): Promise<void> => {
    const words = toPlainWords(text).trim();
    const { id: rowId, written } = row;
    const refusal = await send(
      { type: "writeMergeRow", mergeId, rowId, text: words, hash: seen.hash },
      (later) => {
        const there = findRow(later, rowId);
        if (there === undefined || rowText(later, there) !== words) return null;
        const before = written?.text ?? null;
        return {
          type: "writeMergeRow",
          mergeId: later.id,
          rowId,
          text: before,
          hash: mergeRowHash(later, there),
        };
      },
    );
    if (refusal === null) giveUp();
  };

  return (
    <div className="row-writing">
      {isElsewhere ? (
        <div className="warning" role="alert">
          <p>{t("merging.row.wroteMeanwhile")}</p>
          <TextDifference before={seen.text} now={now.text} />
          <div className="row-acts">
            <Button onPress={() => write({ seen: now })}>{t("merging.row.keepMine")}</Button>
            <Button onPress={giveUp}>{t("merging.row.takeTheirs")}</Button>
          </div>
        </div>
      ) : null}
      <TextField
        label={t("merging.row.words")}
        value={text}
        onChange={(next) => write({ text: next })}
        lines="several"
        maxLength={CLAUSE_CHARS_MAX}
        focusFirst
      />
      <div className="row-acts">
        <Button
          look="main"
          isDisabled={isElsewhere || text.trim() === "" || text === seen.text}
          onPress={() => void keep()}
        >
          {t("merging.row.keep")}
        </Button>
        <Button onPress={giveUp}>{t("ui.cancel")}</Button>
        {text.trim() === "" ? <span className="help">{t("merging.row.dropInstead")}</span> : null}
      </div>
    </div>
  );
}
