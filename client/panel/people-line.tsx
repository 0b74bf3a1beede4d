import { useTranslations } from "use-intl";
import type { ToldPeopleEvent } from "../../shared/forum/people-event.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useForum } from "../forum/use-forum.ts";
import { capitalized } from "../i18n/capitalized.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { usePersonName, type Whom } from "../forum/use-whom.ts";

/** Somebody left, was replaced or takes part as something else; or the list of delegations was corrected (rules A12-A14). */
export function PeopleSentence({ act }: { act: ToldPeopleEvent }) {
  const t = useTranslations("record");
  const say = usePeopleWords();
  const nameOf = usePersonName();
  const user =
    act.type === "delegationCorrected"
      ? null
      : act.type === "participantDismissed"
        ? act.userId
        : act.participant.id;
  // The person, to their delegation and to the secretariat alone (rule A7).
  const name = user === null ? "" : nameOf(user, act.seq - 1);
  return (
    <>
      {name === "" ? null : <span className="faint">{name}</span>}
      <p>{capitalized(say(act))}</p>
      <p className="faint">{t("reason", { reason: act.reason })}</p>
    </>
  );
}

function usePeopleWords(): (act: ToldPeopleEvent) => string {
  const t = useTranslations("record.people");
  const { whom } = useOpenedOpinion();
  const wordsOf = useWordsOf();
  const { delegations } = useForum();
  /** A delegation's person by the delegation, an office by itself. */
  const spoken = ({ symbol, spoken: office }: Whom): string =>
    symbol === null ? office : t("memberOf", { symbol });
  return (act) => {
    switch (act.type) {
      case "delegationCorrected": {
        const { id, symbol, name } = act.delegation;
        const known = delegations.find((one) => one.id === id);
        return t("corrected", { symbol, name: wordsOf(known?.name ?? name) });
      }
      case "participantDismissed": {
        const who = spoken(whom(act.userId, act.seq - 1));
        if (act.replacedBy === undefined) return t("left", { who });
        const by = spoken(whom(act.replacedBy, act.seq));
        return by === who ? t("replaced", { who }) : t("replacedBy", { who, by });
      }
      case "participantChanged": {
        const { id, head } = act.participant;
        const who = spoken(whom(id, act.seq - 1));
        const now = spoken(whom(id, act.seq));
        if (who !== now) return t("changed", { who, now });
        if (act.renamed === true) return t("renamed", { who });
        return t(head ? "head" : "headNoMore", { who });
      }
    }
  };
}
