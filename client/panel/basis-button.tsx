import { useTranslations } from "use-intl";
import { Button } from "../ui/button.tsx";
import { useCommandRunner } from "../opinion/command-runner.ts";

/** Shows on what the next marks will rest, and changes it. */
export function BasisButton() {
  const t = useTranslations("basis");
  const { basis, openDialog } = useCommandRunner();
  return (
    <Button
      look="plain"
      extraClass="basis"
      aria-label={basis === null ? t("none") : t("change", { basis })}
      onPress={() => openDialog({ kind: "basis" })}
    >
      {basis ?? t("none")}
    </Button>
  );
}
