import { Suspense, useState } from "react";
import { useTranslations } from "use-intl";
import { isMainReport, type Opinion } from "../../shared/opinion/opinion.ts";
import { lazyPart } from "../i18n/later-messages.ts";
import { Button } from "../ui/button.tsx";
import { loadAriaButton } from "../ui/load-aria-button.ts";

// Its entries and their dialogs are fetched while the text is already read.
const MenuOfOpinion = lazyPart(async () => {
  await loadAriaButton();
  return (await import("./menu-of-opinion.tsx")).MenuOfOpinion;
});

/** The Opinion's name in the header opens its menu. Pressed before that is fetched, it opens as soon as it is. */
export function OpinionMenu({ opinion }: { readonly opinion: Opinion }) {
  const t = useTranslations("header");
  const [pressed, setPressed] = useState(false);
  const { number } = opinion;
  const isReport = isMainReport(opinion);
  const trigger = (
    <Button
      look="plain"
      extraClass="opinion-name"
      aria-label={isReport ? undefined : t("draftOpinionMenu", { number })}
    >
      {isReport ? t("report") : number === "" ? t("unnumbered") : t("draftOpinion", { number })}{" "}
      <span aria-hidden="true">▾</span>
    </Button>
  );
  const waiting = (
    <span className="menu-waiting" onClickCapture={() => setPressed(true)}>
      {trigger}
    </span>
  );
  return (
    <Suspense fallback={waiting}>
      <MenuOfOpinion opinion={opinion} trigger={trigger} opensAtOnce={pressed} />
    </Suspense>
  );
}
