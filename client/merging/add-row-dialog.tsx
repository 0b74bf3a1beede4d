import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Kind } from "../../shared/clause/clause.ts";
import { CLAUSE_CHARS_MAX } from "../../shared/limits.ts";
import type { MergeRow } from "../../shared/merging/merge.ts";
import { toPlainWords } from "../../shared/text/plain-words.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useRowDesk } from "./use-desk.ts";

const KINDS = ["verb", "recital", "operative", "subItem", "note"] as const satisfies readonly Kind[];

/** Words of one's own, that are in no input: the table tells them as added. */
export function AddRowDialog({ after, onClose }: { after: MergeRow; onClose: () => void }) {
  const t = useTranslations();
  const { mergeId, send } = useRowDesk();
  const [kind, setKind] = useState<(typeof KINDS)[number]>(
    KINDS.find((one) => one === after.kind && one !== "verb") ?? "recital",
  );
  const [text, setText] = useState("");
  const add = async (): Promise<void> => {
    const refusal = await send({
      type: "addMergeRow",
      mergeId,
      after: after.id,
      kind,
      level: kind === "subItem" ? Math.max(2, after.level) : kind === after.kind ? after.level : 1,
      text: toPlainWords(text).trim(),
    });
    if (refusal === null) onClose();
  };
  return (
    <Dialog title={t("merging.row.addTitle")} onClose={onClose}>
      <p className="quiet">{t("merging.row.addExplain")}</p>
      <Select
        label={t("merging.row.addKind")}
        chosen={kind}
        choices={KINDS.map((value) => ({ value, words: t(`merging.kind.${value}`) }))}
        onChoose={setKind}
      />
      <TextField
        label={t("merging.row.words")}
        value={text}
        lines="several"
        maxLength={CLAUSE_CHARS_MAX}
        focusFirst
        onChange={setText}
      />
      <DialogActs>
        <Button onPress={onClose}>{t("ui.cancel")}</Button>
        <Button look="main" isDisabled={text.trim() === ""} onPress={() => void add()}>
          {t("merging.row.addDo")}
        </Button>
      </DialogActs>
    </Dialog>
  );
}
