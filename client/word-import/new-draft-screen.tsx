import { useTranslations } from "use-intl";
import { WORD_BYTES_MAX } from "../../shared/limits.ts";
import { mayDo } from "../../shared/permissions.ts";
import { useForum } from "../forum/use-forum.ts";
import { PageHeader } from "../screens/page-header.tsx";
import { SideNav } from "../screens/side-nav.tsx";
import { useTitle } from "../screens/use-title.ts";
import { FileField, WORD_TYPES } from "../ui/file-field.tsx";
import { Sending } from "../ui/sending.tsx";
import { Notice } from "../ui/notice.tsx";
import { DraftPreviewForm } from "./draft-preview-form.tsx";
import { ReceiptsList } from "./receipts-list.tsx";
import { useDraftImport } from "./use-draft-import.ts";
import { isolated } from "../i18n/isolated.ts";

/** A file that is of no text here becomes a new draft Opinion, once somebody saw what was read of it (rule X8). */
export function NewDraftScreen() {
  const t = useTranslations("newDraft");
  const { me } = useForum();
  useTitle(t("title"));
  return (
    <div className="with-side">
      <PageHeader>{t("title")}</PageHeader>
      <SideNav />
      <main id="text" className="page">
        <h1>{t("title")}</h1>
        {mayDo(me, null, "openOpinion") === null ? (
          <NewDraft />
        ) : (
          <Notice heading={t("title")} next={t("notYours")} />
        )}
      </main>
    </div>
  );
}

function NewDraft() {
  const t = useTranslations("newDraft");
  const file = useTranslations("wordFile");
  const { step, problem, busy, receipts, back, look, drop, send, open } = useDraftImport();
  return (
    <div className="word-import new-draft">
      {problem === null ? null : (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      {step.kind === "choose" ? (
        <>
          <p>{t("explain")}</p>
          <FileField
            label={t("file")}
            accept={`.txt,.md,text/plain,${WORD_TYPES}`}
            onChoose={(chosen) => void send(chosen)}
          />
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
          words={file("sending", { name: isolated(step.name) })}
          share={step.kind === "sending" ? step.share : null}
          reading={file("reading", { name: isolated(step.name) })}
        />
      ) : null}
      {step.kind === "preview" ? (
        <DraftPreviewForm
          key={step.preview.hash}
          preview={step.preview}
          busy={busy}
          onOpen={(told) => void open(step.preview, told)}
          onBack={back}
        />
      ) : null}
    </div>
  );
}
