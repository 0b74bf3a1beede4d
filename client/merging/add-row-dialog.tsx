import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Kind } from "../../shared/clause/clause.ts";
import { CLAUSE_CHARS_MAX } from "../../shared/limits.ts";
import type { MergeRow } from "../../shared/merging/merge.ts";
import { toPlainWords } from "../../shared/text/plain-words.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useText } from "../ui/use-text.ts";
import { useSending } from "../ui/use-sending.ts";
import { useRowDesk } from "./use-desk.ts";

const KINDS = ["verb", "recital", "operative", "subItem", "note"] as const satisfies readonly Kind[];

/** Words of one's own, that are in no input: the table tells them as added. */
export function AddRowDialog({ after, onClose }: { after: MergeRow; onClose: () => void }) {
  const t = useTranslations();
  const { mergeId, send } = useRowDesk();
  const [kind, setKind] = useState<(typeof KINDS)[number]>(
    KINDS.find((one) => one === after.kind && one !== "verb") ?? "recital",
  );
  const sending = useSending(onClose);
  const [text, textField] = useText();
  const add = (): void => {
    const command = {
      type: "addMergeRow",
      mergeId,
      after: after.id,
      kind,
      level: kind === "subItem" ? Math.max(2, after.level) : kind === after.kind ? after.level : 1,
      text: toPlainWords(text).trim(),
    } as const;
    sending.send(async (refuse) => (await send(command, undefined, refuse)) === null);
  };
  return (
    <FormDialog
      sending={sending}
      title={t("merging.row.addTitle")}
      doWords={t("merging.row.addDo")}
      isDisabled={text.trim() === ""}
      onSubmit={add}
      onClose={onClose}
    >
      <p className="quiet">{t("merging.row.addExplain")}</p>
      <Select
        label={t("merging.row.addKind")}
        chosen={kind}
        choices={KINDS.map((value) => ({ value, words: t(`merging.kind.${value}`) }))}
        onChoose={setKind}
      />
      <TextField
        label={t("merging.row.words")}
        {...textField}
        lines="several"
        maxLength={CLAUSE_CHARS_MAX}
        focusFirst
      />
    </FormDialog>
  );
}
