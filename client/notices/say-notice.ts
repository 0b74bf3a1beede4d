import { useCallback } from "react";
import { useTranslations } from "use-intl";
import type { EventNotice, NoticeWho } from "../../shared/notices/notice.ts";
import type { NoticedClause } from "../../shared/notices/told-notice.ts";
import { type Stage, STAGES } from "../../shared/opinion/opinion.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { capitalized } from "../i18n/capitalized.ts";
import type { Say } from "../opinion/clause-name.ts";

type Said = Pick<EventNotice, "kind" | "who" | "about" | "more">;

const SPOKEN = {
  lead: "facilitator",
  chair: "chair",
  secretariat: "secretariat",
  managementTeam: "managementTeam",
} as const;

/** Names a clause as the page does, but as it stood at its notice (rule A50). Null: the whole text. */
export function noticedClauseName(say: Say, clause: NoticedClause | null): string {
  if (clause === null) return say("notices.theText");
  const { number, verb, kind, words } = clause;
  if (number !== "")
    return verb === "" ? say("clause.numbered", { number }) : say("clause.numberedUnder", { verb, number });
  switch (kind) {
    case "title":
    case "opening":
    case "note":
      return say("clause.unnumbered", { kind, words: "", verb });
    case "verb":
      return words === undefined
        ? say("notices.someVerb")
        : say("clause.unnumbered", { kind, words: words === "" ? "…" : words, verb });
    default:
      return verb === "" ? say("clause.unknown") : say("clause.unnumbered", { kind, words: "", verb });
  }
}

export function useNoticedClause(): (clause: NoticedClause | null) => string {
  const say = useTranslations();
  return useCallback((clause) => noticedClauseName(say, clause), [say]);
}

/** Returns one sentence for a notice: who did what, and where. */
export function useSayNotice(): (notice: Said, clause: string) => string {
  const t = useTranslations("notices");
  const say = useTranslations();
  const { symbolOf } = useDelegations();
  return useCallback(
    ({ kind, who: by, about: named, more }, place) => {
      const nameOf = (one: NoticeWho): string => {
        if (one === null) return t("server");
        return one.delegationId === undefined
          ? say(`people.spoken.${SPOKEN[one.office]}`)
          : symbolOf(one.delegationId);
      };
      const stage = STAGES.find((one): one is Stage => one === named);
      const about = kind === "stage" && stage !== undefined ? say(`stage.${stage}`) : named;
      const clause = more === 0 ? place : t("andMore", { clause: place, n: more });
      return capitalized(t(`told.${kind}`, { who: nameOf(by), clause, about }));
    },
    [t, say, symbolOf],
  );
}
