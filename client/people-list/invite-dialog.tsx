import { useState } from "react";
import { useTranslations } from "use-intl";
import { LINKED_PEOPLE_MAX } from "../../shared/limits.ts";
import type { ToldInvitations, ToldLinks } from "../../shared/people-list/told-list.ts";
import { useLanguage } from "../i18n/language-provider.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { useToast } from "../ui/toasts.tsx";
import { Progress } from "../ui/upload-progress.tsx";
import { useSending } from "../ui/use-sending.ts";
import { sendInParts } from "./in-parts.ts";
import { usePeoplePost } from "./use-people-post.ts";
import type { TablePerson } from "./use-people.ts";

type InviteDialogProps = {
  readonly kind: "mail" | "cards";
  /** As they were when the dialog opened: parts that are sent stay sent. */
  readonly people: readonly TablePerson[];
  /** Links are for cards; invitations by mail give null. */
  readonly onSent: (links: ToldLinks["links"] | null) => void;
  readonly onClose: () => void;
};

/** Makes cards for many people, or mails invitations to them, in parts that tell how far they are. */
export function InviteDialog({ kind, people, onSent, onClose }: InviteDialogProps) {
  const t = useTranslations("peopleList");
  const post = usePeoplePost();
  const toast = useToast();
  const { language } = useLanguage();
  const sending = useSending(onClose);
  const [sent, setSent] = useState(0);
  const [{ all, press, links, mailed }] = useState(() => ({
    all: people.map(({ id }) => id),
    press: crypto.randomUUID(),
    links: [] as ToldLinks[],
    mailed: [] as ToldInvitations[],
  }));
  const submit = (): void =>
    sending.send(async (refuse) => {
      const parts = { all, onSent: setSent };
      const refused =
        kind === "cards"
          ? await sendInParts({
              ...parts,
              told: links,
              send: (users) => post<ToldLinks>("/api/people/links", { users }),
            })
          : await sendInParts({
              ...parts,
              told: mailed,
              send: (users) => post<ToldInvitations>("/api/people/invitations", { users, language, press }),
            });
      if (refused !== null) {
        refuse(refused);
        return false;
      }
      if (kind === "mail") {
        const n = mailed.reduce((sum, told) => sum + told.sent.length, 0);
        toast({ kind: "done", words: t("mailed", { n, without: all.length - n }) });
      }
      onSent(kind === "cards" ? links.flatMap((told) => told.links) : null);
      return true;
    });
  const n = all.length;
  return (
    <FormDialog
      sending={sending}
      title={t(kind === "cards" ? "cards.confirmTitle" : "mailTitle", { n })}
      doWords={t(kind === "cards" ? "cards.confirm" : "mailDo")}
      focusDo
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t(kind === "cards" ? "cards.warning" : "mailExplain")}</p>
      {n > LINKED_PEOPLE_MAX && sending.isSending ? (
        <Progress words={t("parts", { sent, n })} share={sent / n} />
      ) : null}
    </FormDialog>
  );
}
