import { useState } from "react";
import { useTranslations } from "use-intl";
import { standingOf } from "../../shared/permissions.ts";
import { useForum } from "../forum/use-forum.ts";
import type { OpinionId } from "../../shared/ids.ts";
import { WORD_BYTES_MAX } from "../../shared/limits.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { FileField, WORD_TYPES } from "../ui/file-field.tsx";
import { Sending } from "../ui/sending.tsx";
import type { OnWord } from "./on-word.tsx";
import { OnWordFields } from "./on-word.tsx";
import { ReceiptsList } from "./receipts-list.tsx";
import { ReceiptWords } from "./receipt-words.tsx";
import { useWordImport } from "./use-word-import.ts";
import { WordPreviewForm } from "./word-preview-form.tsx";
import { isolated } from "../i18n/isolated.ts";

type WordImportDialogProps = { readonly opinionId: OpinionId; readonly onClose: () => void };

/** A delegation's Word file: sent, its receipt shown, what it says looked at, and kept when confirmed (rule X6). */
export function WordImportDialog({ opinionId, onClose }: WordImportDialogProps) {
  const t = useTranslations("wordFile");
  const say = useTranslations();
  const { me, groups, delegations } = useForum();
  const group = groups.find(({ opinions }) => opinions.some(({ id }) => id === opinionId));
  const [told, setTold] = useState<OnWord | null>(() => {
    const isSecretariat = standingOf(me, group?.id ?? null) === "secretariat";
    const [first] = delegations;
    return isSecretariat && first !== undefined ? { delegationId: first.id, word: "" } : null;
  });
  const { step, problem, busy, receipts, look, drop, send, name, keep } = useWordImport(opinionId, told);
  return (
    <Dialog title={t("title")} onClose={onClose} wide>
      <div className="word-import">
        {problem === null ? null : (
          <p className="field-error" role="alert">
            {problem}
          </p>
        )}
        {step.kind === "choose" ? (
          <>
            {told === null ? <p>{t("explain")}</p> : <OnWordFields told={told} onTell={setTold} />}
            <FileField label={t("file")} accept={WORD_TYPES} onChoose={(chosen) => void send(chosen)} />
            <p className="quiet">{t("limit", { mb: WORD_BYTES_MAX / 1024 / 1024 })}</p>
            <ReceiptsList
              receipts={receipts}
              busy={busy}
              onLook={(receipt) => void look(receipt)}
              onDrop={(receipt) => void drop(receipt)}
            />
          </>
        ) : null}
        {step.kind === "sending" || step.kind === "reading" ? (
          <Sending
            words={t("sending", { name: isolated(step.name) })}
            share={step.kind === "sending" ? step.share : null}
            reading={t("reading", { name: isolated(step.name) })}
          />
        ) : null}
        {step.kind === "preview" ? (
          <WordPreviewForm
            key={step.preview.hash}
            preview={step.preview}
            told={told}
            onTell={setTold}
            busy={busy}
            onNames={(authors) => void name(step.preview, authors)}
            onKeep={(chosen) => void keep(step.preview, chosen)}
            onClose={onClose}
          />
        ) : null}
        {step.kind === "kept" ? (
          <>
            <ReceiptWords receipt={step.preview.receipt} />
            <p role="status">{t("kept")}</p>
          </>
        ) : null}
      </div>
      {step.kind === "preview" ? null : (
        <DialogActs>
          <Button onPress={onClose}>{say(step.kind === "kept" ? "ui.close" : "ui.cancel")}</Button>
        </DialogActs>
      )}
    </Dialog>
  );
}
