import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { ForumView } from "../../shared/forum/forum-view.ts";
import { meetingOf } from "../../shared/forum/meeting.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { useForum } from "../forum/use-forum.ts";

type OpinionFacts = ForumView["groups"][number]["opinions"][number];

/** All draft Opinions with their state in words: never a percentage, never a rank. */
export function OpinionList() {
  const t = useTranslations("nav");
  const forum = useForum();
  const opinions = forum.groups.flatMap(({ id, opinions }) => {
    const meets = meetingOf(forum.openMeetings, id) !== null;
    return opinions.map((one) => ({ ...one, meets }));
  });
  const mayOpen = mayDo(forum.me, null, "openOpinion") === null;
  return (
    <nav aria-label={t("opinions")}>
      <h2>{t("opinions")}</h2>
      {opinions.length === 0 ? <p className="quiet">{t("noOpinions")}</p> : null}
      <ul className="home-list">
        {opinions.map((one) => (
          <li key={one.id}>
            <Link href={`/opinions/${one.id}`}>
              <b>
                <bdi>{one.number}</bdi> <bdi>{one.title === "" ? t("untitled") : one.title}</bdi>
              </b>
              <Figures opinion={one} />
              <State opinion={one} meets={one.meets} />
            </Link>
          </li>
        ))}
      </ul>
      {mayOpen ? <Link href="/new-draft">{t("newDraft")}</Link> : null}
    </nav>
  );
}

/** Paragraphs that are agreed, of all; those agreed ad referendum are never added to them. */
function Figures({ opinion: { counts, quarantined } }: { readonly opinion: OpinionFacts }) {
  const t = useTranslations("home.opinions");
  const { agreed, adReferendum, open } = counts;
  const all = agreed + adReferendum + open;
  if (quarantined === true || all === 0) return <span />;
  return <span>{agreed === all ? t("allAgreed") : t("agreedOf", { agreed, all })}</span>;
}

function State({ opinion, meets }: { readonly opinion: OpinionFacts; readonly meets: boolean }) {
  const t = useTranslations("home.opinions");
  const nav = useTranslations("nav");
  const { stage, baseText, windows, counts, objections = 0, quarantined, silenceCloses } = opinion;
  if (quarantined === true) return <small>{nav("closedForRepair")}</small>;
  const isDrafted = stage === "outline" || stage === "drafting";
  const facts = [
    ...(meets ? [nav("meets")] : []),
    t(`state.${stage}`, { n: baseText }),
    ...(isDrafted && !windows.textOpen ? [t("textClosed")] : []),
    ...(stage === "consolidated" && windows.commentsOpen ? [t("commentsOpen")] : []),
    ...(counts.adReferendum > 0 ? [t("adReferendum", { n: counts.adReferendum })] : []),
    ...(objections > 0 ? [t("objections", { n: objections })] : []),
    ...(silenceCloses === undefined ? [] : [t("silence")]),
  ];
  return <small>{facts.join(" · ")}</small>;
}
