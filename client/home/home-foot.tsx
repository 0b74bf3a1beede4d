import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { mayKeepOwnPeople } from "../../shared/forum/keep-own-people.ts";
import { mayDo, mayWorkAtDesk } from "../../shared/people/permissions.ts";
import type { Role } from "../../shared/people/participant.ts";
import { type ForumHere, useForum } from "../forum/use-forum.ts";

type Page =
  | "report"
  | "board"
  | "desk"
  | "contributions"
  | "shelf"
  | "people"
  | "experts"
  | "audit"
  | "where";

const ADDRESS: Readonly<Record<Page, string>> = {
  report: "/report",
  board: "/board",
  desk: "/desk",
  contributions: "/contributions",
  shelf: "/shelf",
  people: "/people",
  experts: "/experts",
  audit: "/audit",
  where: "/where",
};

/** The pages that a role uses most stand first. */
const FIRST: Readonly<Record<Role, readonly Page[]>> = {
  chair: ["report", "board", "desk"],
  managementTeam: ["desk", "report", "board"],
  facilitator: ["desk", "contributions", "report"],
  secretariat: ["people", "contributions", "report", "experts", "audit"],
  delegate: ["where", "contributions", "people"],
  follower: ["contributions", "report"],
};

/** All other pages that the reader may open, and the ways into the help. */
export function HomeFoot() {
  const t = useTranslations("home.foot");
  const nav = useTranslations("nav");
  const forum = useForum();
  const { role } = forum.me;
  const open = pagesOf(forum);
  const pages = [...new Set([...FIRST[role], ...open])].filter((one) => open.includes(one));
  const isOwn = mayDo(forum.me, null, "admitPeople") !== null;
  const nameOf = (page: Page): string => {
    if (page === "where") return t("where");
    return nav(page === "people" && isOwn ? "ownPeople" : page);
  };
  return (
    <nav aria-label={t("pages")}>
      <h2>{t("pages")}</h2>
      <p className="home-links">
        {pages.map((page) => (
          <Link key={page} href={ADDRESS[page]}>
            {nameOf(page)}
          </Link>
        ))}
      </p>
      <p className="home-links home-help">
        <span>{t("first")}</span>
        <Link href="/help">{t("guide")}</Link>
        <Link href="/help#signs">{t("signs")}</Link>
        <Link href="/help#keys">{t("keys")}</Link>
        <Link href="/help#words">{t("words")}</Link>
      </p>
    </nav>
  );
}

/** As in the list beside every screen. */
function pagesOf({ me, boardTo, expertsList }: ForumHere): readonly Page[] {
  const isOpen: Readonly<Record<Page, boolean>> = {
    report: true,
    board: boardTo !== "managementTeam" || mayWorkAtDesk(me) === null,
    desk: mayWorkAtDesk(me) === null,
    contributions: true,
    shelf: true,
    people: mayDo(me, null, "admitPeople") === null || mayKeepOwnPeople(me),
    experts: expertsList.to === "participants" || mayDo(me, null, "keepFacts") === null,
    audit: mayDo(me, null, "readAudit") === null,
    where: me.delegationId !== null,
  };
  return (Object.keys(ADDRESS) as Page[]).filter((page) => isOpen[page]);
}
