import { useTranslations } from "use-intl";
import { SidePage } from "../shell/side-page.tsx";
import { OwnWays } from "../sign-in/own-ways.tsx";

/** Passkeys and accounts of the person who is signed in. */
export function OwnWaysScreen() {
  const t = useTranslations("ways");
  return (
    <SidePage heading={t("heading")}>
      <h1>{t("heading")}</h1>
      <p className="quiet">{t("explain")}</p>
      <OwnWays />
    </SidePage>
  );
}
