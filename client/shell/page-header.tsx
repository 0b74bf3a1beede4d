import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { useForum } from "../forum/use-forum.ts";
import { useFollowTimetable } from "../timetable/follow-timetable.ts";
import { DeadlineChip } from "../timetable/load-deadlines.ts";
import { AccountMenus } from "./account-menus.tsx";

/** The header of a screen beside the drafting one. */
export function PageHeader({ children }: { children: ReactNode }) {
  const t = useTranslations("app");
  const forum = useForum();
  useFollowTimetable();
  return (
    <header className="page-header">
      <Link href="/" className="brand">
        {t("name")}
      </Link>
      <span className="where">
        {forum.shortName} · <b>{children}</b>
      </span>
      <span className="push" />
      <DeadlineChip of={null} />
      <AccountMenus />
    </header>
  );
}
