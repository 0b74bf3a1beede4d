import { useTranslations } from "use-intl";
import { Link, Redirect } from "wouter";
import { mayDo } from "../../shared/people/permissions.ts";
import { useForum } from "../forum/use-forum.ts";
import { Notice } from "../ui/notice.tsx";
import { firstOpinion } from "./last-opinion.ts";
import { PageHeader } from "../shell/page-header.tsx";

/** Leads to the Opinion that its reader most likely wants; says so where there is none. */
export function HomeScreen() {
  const t = useTranslations("nav");
  const forum = useForum();
  const id = firstOpinion(forum);
  if (id !== null) return <Redirect to={`/opinions/${id}`} replace />;
  return (
    <div className="plain-screen">
      <PageHeader>{t("opinions")}</PageHeader>
      <main>
        <Notice heading={t("opinions")} next={t("noOpinions")} />
        {mayDo(forum.me, null, "openOpinion") === null ? (
          <p>
            <Link href="/new-draft">{t("newDraft")}</Link>
          </p>
        ) : null}
      </main>
    </div>
  );
}
