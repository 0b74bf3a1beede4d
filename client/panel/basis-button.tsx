import { useTranslations } from "use-intl";
import { Button } from "../ui/button.tsx";
import { usePerform } from "../opinion/use-perform.ts";

/** Shows on what the next marks will rest, and changes it. */
export function BasisButton() {
  const t = useTranslations("basis");
  const { basis, askFirst } = usePerform();
  return (
    <Button
      look="plain"
      extraClass="basis"
      aria-label={basis === null ? t("none") : t("change", { basis })}
      onPress={() => askFirst({ kind: "basis" })}
    >
      {basis ?? t("none")}
    </Button>
  );
}
