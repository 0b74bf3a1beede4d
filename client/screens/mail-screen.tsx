import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { GroupId } from "../../shared/ids.ts";
import { MAIL_PACES, type MailAnswer, type MailWishes } from "../../shared/people/mail-wishes.ts";
import { ask } from "../forum/ask.ts";
import { readJson } from "../forum/fetch-json.ts";
import { useForum } from "../forum/use-forum.ts";
import { useRead } from "../forum/use-read.ts";
import { useInstants } from "../i18n/instants.ts";
import { useLanguage } from "../i18n/language-provider.tsx";
import { useWordsOf } from "../i18n/words-of.ts";
import { SidePage } from "../shell/side-page.tsx";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { Choices, Selection } from "../ui/choices.tsx";
import { useToast } from "../ui/toasts.tsx";
import { useSending } from "../ui/use-sending.ts";

/** One's own wishes about mail (rule A45). */
export function MailScreen() {
  const t = useTranslations();
  const me = useForum().me.id;
  const read = useRead(["mail", me], () => readJson<MailAnswer>("/api/mail"));
  return (
    <SidePage heading={t("mail.heading")}>
      <h1>{t("mail.heading")}</h1>
      {read.kind === "loading" ? <Busy words={t("ui.loading")} /> : null}
      {read.kind === "failed" ? (
        <div>
          <p className="warning">{t("mail.failed")}</p>
          <Button onPress={read.again}>{t("ui.tryAgain")}</Button>
        </div>
      ) : null}
      {read.kind === "here" ? <MailForm answer={read.here} /> : null}
    </SidePage>
  );
}

function MailForm({ answer }: { answer: MailAnswer }) {
  const t = useTranslations();
  const wordsOf = useWordsOf();
  const toast = useToast();
  const client = useQueryClient();
  const { groups, me } = useForum();
  const { language } = useLanguage();
  const [wishes, setWishes] = useState<MailWishes>(answer.wishes);
  const sending = useSending(() => {
    toast({ kind: "done", words: t("mail.saved") });
    void client.invalidateQueries({ queryKey: ["mail"] });
  });
  const save = (): void =>
    sending.send(async (refuse) => {
      try {
        const response = await ask("/api/mail", {
          method: "POST",
          body: JSON.stringify({ ...wishes, language }),
          as: me.id,
        });
        if (response.ok) return true;
      } catch {
        // Offline: said below.
      }
      refuse(t("mail.notSaved"));
      return false;
    });
  return (
    <form
      className="mail-wishes"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Reached answer={answer} />
      <Choices
        label={t("mail.concerns")}
        help={t("mail.concernsHelp")}
        choices={MAIL_PACES.map((value) => ({ value, words: t(`mail.pace.${value}`) }))}
        chosen={wishes.concerns}
        onChoose={(concerns) => setWishes({ ...wishes, concerns })}
      />
      <Selection<GroupId>
        label={t("mail.followed")}
        help={t("mail.followedHelp")}
        lines
        choices={groups.map(({ id, topic }) => ({ value: id, words: wordsOf(topic) }))}
        chosen={new Set(wishes.followed)}
        onChange={(followed) => setWishes({ ...wishes, followed: [...followed] })}
      />
      <p>{t("mail.inLanguage")}</p>
      <p className="quiet">{t("mail.nothingSecret")}</p>
      {sending.refused === null ? null : (
        <p role="alert" className="warning">
          {sending.refused}
        </p>
      )}
      <Button type="submit" look="main" isDisabled={sending.isSending}>
        {t("mail.save")}
      </Button>
    </form>
  );
}

/** The address that mails go to, and why none may arrive. */
function Reached({ answer: { isOn, address, bounce } }: { answer: MailAnswer }) {
  const t = useTranslations("mail");
  const instants = useInstants();
  return (
    <>
      {isOn ? null : <p className="warning">{t("off")}</p>}
      <p>{address === "" ? t("noAddress") : t("address", { address })}</p>
      {bounce === null ? null : (
        <p className="warning">
          {t("bounced", { at: instants.brief(bounce.at) })} {t(`reason.${bounce.reason}`)}
        </p>
      )}
    </>
  );
}
