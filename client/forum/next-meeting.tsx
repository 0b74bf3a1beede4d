import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { plansAhead } from "../../shared/forum/meeting-plan.ts";
import { forumNow, useForum } from "./use-forum.ts";
import { useOwnTime } from "./use-own-time.ts";

/** The next planned meeting, in the list beside every screen. */
export function NextMeeting({ onGo }: { readonly onGo: (() => void) | undefined }) {
  const t = useTranslations("plan");
  const forum = useForum();
  const own = useOwnTime();
  const [next] = plansAhead(forum.plansAhead, forumNow(forum));
  if (next === undefined) return null;
  return (
    <>
      <h2>{t("next")}</h2>
      <Link href={`/meetings/${next.id}`} className="nav-entry" onClick={onGo}>
        <b dir="auto">{next.name}</b>
        <small>{own.span(next.startsAt, next.endsAt)}</small>
      </Link>
    </>
  );
}
