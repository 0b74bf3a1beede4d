import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { Notice } from "../ui/notice.tsx";
import { useTitle } from "../shell/use-title.ts";

export function NotFoundScreen() {
  const t = useTranslations("notFound");
  useTitle(t("heading"));
  return (
    <main className="plain-screen">
      <Notice heading={t("heading")} next={t("next")}>
        <Link href="/" className="button main">
          {t("home")}
        </Link>
      </Notice>
    </main>
  );
}
