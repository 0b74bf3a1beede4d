import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ListedContribution } from "../../shared/negotiation/contribution.ts";
import { useForumCommand } from "../forum/use-forum-command.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { NumberAndTitle, ReceivedText, useEnteredWords } from "./paper-words.tsx";
import { useTakeNumber } from "./use-take-number.ts";

type ReviseDialogProps = { readonly contribution: ListedContribution; readonly onClose: () => void };

/** Replaces a paper's text by a revision; the former stays readable, its proposals take the new number. */
export function ReviseDialog({ contribution, onClose }: ReviseDialogProps) {
  const t = useTranslations();
  const command = useForumCommand();
  const takeNumber = useTakeNumber();
  const { id: contributionId, number, title, language } = contribution;
  const entering = useEnteredWords({
    number: nextRevision(number),
    title,
    language,
  });
  const [sending, setSending] = useState(false);
  const send = async (): Promise<void> => {
    const { told } = entering;
    if (told === null) return;
    setSending(true);
    const done = t("contribution.revised", { number, next: told.number });
    const isDone = await command({ type: "reviseContribution", contributionId, ...told }, done);
    setSending(false);
    if (!isDone) return;
    onClose();
    await takeNumber(contribution);
  };
  return (
    <Dialog title={t("contribution.reviseTitle", { number })} onClose={onClose} wide>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p className="quiet">{t("contribution.reviseExplain")}</p>
        <NumberAndTitle {...entering} />
        <ReceivedText {...entering} />
        <p className="faint">{t("contribution.allSee")}</p>
        <DialogActs>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button look="main" type="submit" isDisabled={entering.told === null || sending}>
            {t("contribution.reviseDo")}
          </Button>
        </DialogActs>
      </form>
    </Dialog>
  );
}

/** `12` becomes `12(Rev.1)`, and that `12(Rev.2)`. */
function nextRevision(number: string): string {
  const [suffix = "", n = "0"] = /\(Rev\.(\d+)\)$/u.exec(number) ?? [];
  return `${number.slice(0, number.length - suffix.length)}(Rev.${Number(n) + 1})`;
}
