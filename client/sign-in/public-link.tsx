import { useTranslations } from "use-intl";
import type { SignInPage } from "../../shared/wire/sign-in-ways.ts";
import { readJson } from "../forum/fetch-json.ts";
import { useRead } from "../forum/use-read.ts";
import { useLanguage } from "../i18n/language-provider.tsx";

/** Leads from the sign-in page to what anybody may read; nothing where no part is open (rule F17). */
export function PublicLink() {
  const t = useTranslations("publicPages");
  const { language } = useLanguage();
  const ways = useRead(["signInWays"], () => readJson<SignInPage>("/api/sign-in/ways"));
  if (ways.kind !== "here" || !ways.here.publicPages) return null;
  return (
    <p className="other-ways">
      <a href={`/public/${language}`}>{t("read")}</a>
    </p>
  );
}
