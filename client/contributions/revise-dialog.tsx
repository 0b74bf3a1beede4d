import { useTranslations } from "use-intl";
import type { ListedContribution } from "../../shared/negotiation/contribution.ts";
import { useForumCommand } from "../forum/use-forum-command.ts";
import { useSending } from "../ui/use-sending.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { NumberAndTitle, ReceivedText, usePaperForm } from "./paper-form.tsx";
import { useTakeNumber } from "./use-take-number.ts";

type ReviseDialogProps = { readonly contribution: ListedContribution; readonly onClose: () => void };

/** Replaces a paper's text by a revision; the former stays readable, its proposals take the new number. */
export function ReviseDialog({ contribution, onClose }: ReviseDialogProps) {
  const t = useTranslations();
  const command = useForumCommand();
  const sending = useSending(onClose);
  const takeNumber = useTakeNumber();
  const { id: contributionId, number, title, language } = contribution;
  const entering = usePaperForm({
    number: nextRevision(number),
    title,
    language,
  });
  const send = (): void => {
    const { told } = entering;
    if (told === null) return;
    const done = t("contribution.revised", { number, next: told.number });
    sending.send(async (refuse) => {
      if (!(await command({ type: "reviseContribution", contributionId, ...told }, done, refuse)))
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
      isDisabled={entering.told === null}
      onSubmit={send}
      onClose={onClose}
    >
      <p className="quiet">{t("contribution.reviseExplain")}</p>
      <NumberAndTitle {...entering} />
      <ReceivedText {...entering} />
    </FormDialog>
  );
}

/** `12` becomes `12(Rev.1)`, and that `12(Rev.2)`. */
function nextRevision(number: string): string {
  const [suffix = "", n = "0"] = /\(Rev\.(\d+)\)$/u.exec(number) ?? [];
  return `${number.slice(0, number.length - suffix.length)}(Rev.${Number(n) + 1})`;
}
