import { useTranslations } from "use-intl";
import { type Deed, deedsOf } from "../../shared/home/may.ts";
import { forumNow, type ForumHere, useForum } from "../forum/use-forum.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { useAnd } from "../i18n/use-and.ts";
import { useWordsOf } from "../i18n/words-of.ts";

const NOON_H = 12;
const EVENING_H = 18;

/** The hour is the reader's own. */
function partOfDay(at: number): "morning" | "afternoon" | "evening" {
  const hour = new Date(at).getHours();
  if (hour < NOON_H) return "morning";
  return hour < EVENING_H ? "afternoon" : "evening";
}

/** A greeting, and in one line who the reader is here and what they can do. */
export function Greeting() {
  const t = useTranslations("home.greeting");
  const role = useTranslations("role");
  const forum = useForum();
  const sentences = useRole();
  const { name } = forum.me;
  // "Head, Delegation A" and "Secretariat" are offices: nobody is greeted by one.
  const greeted = name.includes(",") || name === role(forum.me.role) ? "none" : name;
  return (
    <header className="home-greeting">
      <h1>{t(partOfDay(forumNow(forum)), { name: greeted })}</h1>
      <p className="quiet">{sentences.join(" ")}</p>
    </header>
  );
}

/** Returns the sentences on the reader's role and rights. */
function useRole(): readonly string[] {
  const t = useTranslations("home.role");
  const forum = useForum();
  const deed = useTranslations("home.deed");
  const and = useAnd();
  const { symbolOf } = useDelegations();
  const wordsOf = useWordsOf();
  const { me, groups, rules } = forum;
  const who = me.delegationId === null ? null : symbolOf(me.delegationId);
  const speaks = speakerOf(forum);
  const deeds = deedsOf({ ...me, speaks: speaks !== null }, rules);
  const said = (list: readonly Deed[]): string => and(list.map((one) => deed(one)));
  const open = groups.filter(({ closedAt }) => closedAt === undefined);
  const closed = rules.closed ? [t("closed")] : [];
  switch (me.role) {
    case "chair":
    case "managementTeam":
    case "secretariat":
    case "follower":
      return [t(me.role), ...closed];
    case "facilitator": {
      const topics = open.filter(({ id }) => me.leads.includes(id)).map(({ topic }) => wordsOf(topic));
      const others = open.length > topics.length && deeds.length > 0 && !rules.closed;
      return [
        topics.length === 0 ? t("facilitatorOfNone") : t("facilitator", { topics: and(topics) }),
        ...(others ? [t("elsewhere", { deeds: said(deeds) })] : []),
        ...closed,
      ];
    }
    case "delegate": {
      const own = who === null ? t("alone") : t(speaks ?? "member", { who });
      if (rules.closed) return [own, ...closed];
      const may = deeds.length === 0 ? t("reads") : t("may", { deeds: said(deeds), n: open.length });
      return [own, may, ...(who !== null && speaks === null ? [t("speaksNot", { who })] : [])];
    }
  }
}

/** Tells if the reader speaks for their delegation in every Opinion; null: they do not. */
const speakerOf = ({ me, people }: ForumHere): "head" | "deputy" | null =>
  me.head ? "head" : (people.find(({ id }) => id === me.id)?.speaks ?? null);
