import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { OnWord } from "../../shared/decide/speaks-for.ts";
import { standingOf } from "../../shared/people/permissions.ts";
import { useForum } from "../forum/use-forum.ts";
import type { ContributionId, DelegationId, OpinionId } from "../../shared/ids.ts";
import { WORD_BYTES_MAX } from "../../shared/file-limits.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { WORD_TYPES } from "../ui/file-field.tsx";
import { FileDoor } from "./file-door.tsx";
import { OnWordFields } from "./on-word.tsx";
import { ReceiptTime } from "./receipt-time.tsx";
import { FileProblem } from "../files/sending-file.tsx";
import { useWordImport } from "./use-word-import.ts";
import { WordPreviewForm } from "./word-preview-form.tsx";

/** A file of a contribution that was posted (rule F16). */
export type SourceFile = {
  readonly contributionId: ContributionId;
  readonly delegationId: DelegationId;
  readonly hash: string;
  readonly name: string;
};

type WordImportDialogProps = {
  readonly opinionId: OpinionId;
  /** Brought in at once, in place of a file that somebody chooses. */
  readonly source?: SourceFile;
  readonly onClose: () => void;
};

/** A delegation's Word file: sent, its receipt shown, what it says looked at, and kept when confirmed (rule X6). */
export function WordImportDialog({ opinionId, source, onClose }: WordImportDialogProps) {
  const t = useTranslations("wordFile");
  const say = useTranslations();
  const { me, groups, delegations } = useForum();
  const group = groups.find(({ opinions }) => opinions.some(({ id }) => id === opinionId));
  const [told, setTold] = useState<OnWord | null>(() => {
    const isSecretariat = standingOf(me, group?.id ?? null) === "secretariat";
    const first = delegations.find(({ id }) => id === source?.delegationId) ?? delegations[0];
    return isSecretariat && first !== undefined ? { delegationId: first.id, word: "" } : null;
  });
  const file = useWordImport(opinionId, told, source?.contributionId);
  const { preview, isKept, problem, busy, name, keep } = file;
  const bring = useEffectEvent(() => {
    if (source === undefined) return;
    const query = `paper=${source.contributionId}&hash=${source.hash}`;
    void file.bring(query, source.name);
  });
  const isAsked = useRef(false);
  useEffect(() => {
    if (!isAsked.current) bring();
    isAsked.current = true;
  }, []);
  return (
    <Dialog title={t("title")} onClose={onClose} wide>
      <div className="word-import">
        <FileProblem problem={problem} />
        {preview === null ? (
          <FileDoor
            of={file}
            label={t("file")}
            accept={WORD_TYPES}
            limit={t("limit", { mb: WORD_BYTES_MAX / 1024 / 1024 })}
          >
            {told === null ? <p>{t("explain")}</p> : <OnWordFields told={told} onTell={setTold} />}
          </FileDoor>
        ) : isKept ? (
          <>
            <ReceiptTime receipt={preview.receipt} />
            <p role="status">{t("kept")}</p>
          </>
        ) : (
          <WordPreviewForm
            key={preview.hash}
            preview={preview}
            told={told}
            onTell={setTold}
            busy={busy}
            onNames={(authors) => void name(preview, authors)}
            onKeep={(chosen) => void keep(preview, chosen)}
            onClose={onClose}
          />
        )}
      </div>
      {preview !== null && !isKept ? null : (
        <DialogActs>
          <Button onPress={onClose}>{say(isKept ? "ui.close" : "ui.cancel")}</Button>
        </DialogActs>
      )}
    </Dialog>
  );
}
