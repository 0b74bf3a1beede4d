import { useState } from "react";
import { useTranslations } from "use-intl";
import { PUBLIC_PARTS, type PublicPart, publicPartsOf } from "../../shared/forum/public-parts.ts";
import { useForumForm } from "../forum/use-forum-form.ts";
import { useForum } from "../forum/use-forum.ts";
import { useLanguage } from "../i18n/language-provider.tsx";
import { Selection } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";

/** Sets which parts anybody may read, each with a sentence of what a stranger then sees (rule F17). */
export function PublicDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("publicPages");
  const now = publicPartsOf(useForum().publicSet);
  const { language } = useLanguage();
  const { sending, send } = useForumForm(onClose);
  const [chosen, setChosen] = useState<ReadonlySet<PublicPart>>(new Set(now));
  const parts = PUBLIC_PARTS.filter((part) => chosen.has(part));
  const isSame = parts.length === now.length && parts.every((part) => now.includes(part));
  const choose = (next: ReadonlySet<PublicPart>): void =>
    // Files stand in the list: they are public with it alone.
    setChosen(
      next.has("contributions") ? next : new Set([...next].filter((part) => part !== "contributionFiles")),
    );

  return (
    <FormDialog
      sending={sending}
      title={t("title")}
      seen={t("seen")}
      doWords={t(parts.length === 0 ? "doNone" : "do")}
      isDisabled={isSame}
      onSubmit={() => send({ type: "openToPublic", parts }, t("done"))}
      onClose={onClose}
    >
      <p className="quiet">{t("explain")}</p>
      <Selection<PublicPart>
        label={t("field")}
        lines
        chosen={chosen}
        onChange={choose}
        choices={PUBLIC_PARTS.map((part) => ({
          value: part,
          words: t(`part.${part}`),
          disabled: part === "contributionFiles" && !chosen.has("contributions"),
        }))}
      />
      <p className="quiet">{t("gone")}</p>
      <p>
        <a href={`/preview/${language}`} target="_blank" rel="noreferrer">
          {t("preview")}
        </a>
      </p>
    </FormDialog>
  );
}
