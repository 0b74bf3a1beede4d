import { useTranslations } from "use-intl";
import { Help } from "../help/help.tsx";
import { SidePage } from "../shell/side-page.tsx";

export function HelpScreen() {
  const t = useTranslations("help");
  return (
    <SidePage heading={t("title")}>
      <Help />
    </SidePage>
  );
}
