import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { SECTION_VERBS } from "../../shared/checks/section-verb-list.ts";
import { mayGiveLinks } from "../../shared/forum/keep-own-people.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { type ForumHere, useForum } from "../forum/use-forum.ts";

/** True while no Opinion has more than its opening words. */
export const isForumEmpty = ({ groups, rules }: ForumHere): boolean =>
  !rules.closed &&
  groups.every(({ opinions }) =>
    opinions.every(({ counts: { agreed, adReferendum, open }, quarantined }) => {
      return quarantined !== true && agreed + adReferendum + open <= 1;
    }),
  );

/** A forum without a text: the ways to begin, each to those who may. */
export function StartHere() {
  const t = useTranslations("home.start");
  const forum = useForum();
  const { me, groups } = forum;
  const own = groups.find(
    ({ id, opinions }) => me.leads.includes(id) && opinions.length > 0 && mayDo(me, id, "structure") === null,
  );
  const first = own?.opinions[0];
  const mayBring = mayDo(me, null, "openOpinion") === null;
  const mayInvite = mayGiveLinks(me);
  const isAnybody = first !== undefined || mayBring || mayInvite;
  return (
    <div className="home-meets">
      <h2>{t("heading")}</h2>
      <p className="quiet">{t(isAnybody ? "explain" : "wait")}</p>
      <p className="home-acts">
        {first === undefined ? null : (
          <Link href={`/opinions/${first.id}`} className="button main">
            {t("begin", { number: first.number, verb: SECTION_VERBS.en[0]! })}
          </Link>
        )}
        {mayBring ? (
          <Link href="/new-draft" className={first === undefined ? "button main" : "button"}>
            {t("bring")}
          </Link>
        ) : null}
        {mayInvite ? (
          <Link href="/people" className="button">
            {t("invite")}
          </Link>
        ) : null}
      </p>
    </div>
  );
}
