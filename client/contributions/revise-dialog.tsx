import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ListedContribution } from "../../shared/negotiation/contribution.ts";
import { useSending } from "../ui/use-sending.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { NumberAndTitle, ReceivedText, usePaperForm } from "./paper-form.tsx";
import { nextNumber } from "./next-number.ts";
import type { ChosenFile } from "./chosen-file.ts";
import { PaperFilesField, useFilesProblem } from "./paper-files-field.tsx";
import { usePaperPost } from "./use-paper-post.ts";
import { useTakeNumber } from "./use-take-number.ts";

type ReviseDialogProps = { readonly contribution: ListedContribution; readonly onClose: () => void };

/** Replaces a paper's text by a revision; the former stays readable, its proposals take the new number. */
export function ReviseDialog({ contribution, onClose }: ReviseDialogProps) {
  const t = useTranslations();
  const { post, onItsWay } = usePaperPost();
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const sending = useSending(onClose);
  const problemOf = useFilesProblem();
  const takeNumber = useTakeNumber();
  const { id: contributionId, number, title, language } = contribution;
  const entering = usePaperForm({
    number: nextNumber("revision", contribution),
    title,
    language,
  });
  const send = (): void => {
    const { told } = entering;
    if (told === null) return;
    const done = t("contribution.revised", { number, next: told.number });
    sending.send(async (refuse) => {
      if (
        !(await post({ type: "reviseContribution", contributionId, ...told }, files, {
          done: () => done,
          refuse,
        }))
      )
        return false;
      await takeNumber(contribution);
      return true;
    });
  };
  return (
    <FormDialog
      sending={sending}
      title={t("contribution.reviseTitle", { number })}
      wide
      seen={t("contribution.allSee")}
      doWords={t("contribution.reviseDo")}
      isDisabled={entering.told === null || problemOf(files) !== null}
      onSubmit={send}
      onClose={onClose}
    >
      <p className="quiet">{t("contribution.reviseExplain")}</p>
      <NumberAndTitle {...entering} />
      <PaperFilesField
        chosen={files}
        language={entering.entered.language}
        onItsWay={onItsWay}
        onChange={setFiles}
      />
      <ReceivedText {...entering} />
    </FormDialog>
  );
}
