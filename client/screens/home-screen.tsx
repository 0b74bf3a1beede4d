import { useTranslations } from "use-intl";
import { Redirect } from "wouter";
import { useForum } from "../forum/use-forum.ts";
import { Notice } from "../ui/notice.tsx";
import { firstOpinion } from "./last-opinion.ts";
import { PageHeader } from "./page-header.tsx";

/** Leads to the Opinion that its reader most likely wants; says so where there is none. */
export function HomeScreen() {
  const t = useTranslations("nav");
  const id = firstOpinion(useForum());
  if (id !== null) return <Redirect to={`/opinions/${id}`} replace />;
  return (
    <div className="plain-screen">
      <PageHeader>{t("opinions")}</PageHeader>
      <main>
        <Notice heading={t("opinions")} next={t("noOpinions")} />
      </main>
    </div>
  );
}
