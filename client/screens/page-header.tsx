import { Suspense } from "react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { useForum } from "../forum/use-forum.ts";
import { useAnySilence } from "../silence/use-any-silence.ts";
import { lazyAgain } from "../ui/lazy-again.ts";
import { AccountMenus } from "./account-menus.tsx";

const SilencesElsewhere = lazyAgain(
  async () => (await import("../silence/silences-elsewhere.tsx")).SilencesElsewhere,
);

/** The header of a screen beside the drafting one. */
export function PageHeader({ children }: { children: ReactNode }) {
  const t = useTranslations("app");
  const forum = useForum();
  const anySilence = useAnySilence(null);
  return (
    <>
      <header className="page-header">
        <Link href="/" className="brand">
          {t("name")}
        </Link>
        <span className="where">
          {forum.shortName} · <b>{children}</b>
        </span>
        <span className="push" />
        <AccountMenus />
      </header>
      {anySilence ? (
        <Suspense fallback={null}>
          <SilencesElsewhere here={null} />
        </Suspense>
      ) : null}
    </>
  );
}
