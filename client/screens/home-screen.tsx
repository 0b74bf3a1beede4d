import { useTranslations } from "use-intl";
import { useForum } from "../forum/use-forum.ts";
import { Home } from "../home/home.tsx";
import { ClosedBanner } from "../shell/load-closed-banner.ts";
import { PageHeader } from "../shell/page-header.tsx";
import { useScrollPlace } from "../ui/entry-place.ts";
import { useTitle } from "../shell/use-title.ts";

/** The first screen after signing in (rule A69). */
export function HomeScreen() {
  const t = useTranslations("home");
  const { rules } = useForum();
  useTitle(t("title"));
  useScrollPlace();
  return (
    <div className="with-side home-screen">
      <PageHeader>{t("title")}</PageHeader>
      <main id="text" className="page" tabIndex={-1}>
        {rules.closed ? <ClosedBanner /> : null}
        <Home />
      </main>
    </div>
  );
}
