import { useTranslations } from "use-intl";
import { WORD_BYTES_MAX } from "../../shared/file-limits.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { useForum } from "../forum/use-forum.ts";
import { SidePage } from "../shell/side-page.tsx";
import { WORD_TYPES } from "../ui/file-field.tsx";
import { DraftPreviewForm } from "../word-import/draft-preview-form.tsx";
import { FileDoor } from "../word-import/file-door.tsx";
import { FileProblem } from "../files/sending-file.tsx";
import { useDraftImport } from "../word-import/use-draft-import.ts";

/** A file that is of no text here becomes a new draft Opinion, once somebody saw what was read of it (rule X8). */
export function NewDraftScreen() {
  const t = useTranslations("newDraft");
  const { me } = useForum();
  return (
    <SidePage heading={t("title")}>
      <h1>{t("title")}</h1>
      {mayDo(me, null, "openOpinion") === null ? <NewDraft /> : <p>{t("notYours")}</p>}
    </SidePage>
  );
}

function NewDraft() {
  const t = useTranslations("newDraft");
  const file = useDraftImport();
  const { preview, problem, busy, show, open } = file;
  return (
    <div className="word-import new-draft">
      <FileProblem problem={problem} />
      {preview === null ? (
        <>
          <h2 className="hidden">{t("file")}</h2>
          <FileDoor
            of={file}
            label={t("file")}
            accept={`.txt,.md,text/plain,${WORD_TYPES}`}
            limit={t("limit", { mb: WORD_BYTES_MAX / 1024 / 1024 })}
          >
            <p>{t("explain")}</p>
          </FileDoor>
        </>
      ) : (
        <DraftPreviewForm
          key={preview.hash}
          preview={preview}
          busy={busy}
          onOpen={(told) => void open(preview, told)}
          onBack={() => show(null)}
        />
      )}
    </div>
  );
}
