import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { userId } from "../../shared/ids.ts";
import { STAGES } from "../../shared/opinion/opinion.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { useForum } from "../forum/use-forum.ts";
import { useSaidInstant } from "../i18n/instants.ts";
import type { NameThem } from "../forum/use-whom.ts";
import { comma } from "../i18n/list-signs.ts";

/** The record's own reason of the locks that `consolidate` sets: said in the reader's language instead. */
const BASE_TEXT_LOCK = /^base text \d+$/u;

/** The details of a refusal hold several ids in one text. */
const idsIn = (detail: string): readonly string[] => detail.split(", ");

/** A refusal in the reader's language, with what its details tell. */
export function useSayRefusal(whom: NameThem): (refusal: Refusal) => string {
  const t = useTranslations();
  const said = useSaidInstant();
  const forum = useForum();
  return useCallback(
    ({ reason, details }) => {
      const { at, by, forumSeq, lockReason, pen, stage, delegations, unanswered } = details ?? {};
      const sentence = t(`refusal.${reason}`);
      if (reason === "clauseLocked" && typeof at === "number" && typeof by === "string") {
        const seq = typeof forumSeq === "number" ? forumSeq : undefined;
        const told = { at: said(at), who: whom(userId(by), seq).spoken };
        if (typeof lockReason !== "string" || lockReason === "") return t("way.locked", told);
        if (BASE_TEXT_LOCK.test(lockReason)) return t("way.lockedBase", told);
        return `${t("way.locked", told)} ${t("way.lockReason", { reason: lockReason })}`;
      }
      const symbols = (ids: readonly string[]): string =>
        ids.map((id) => forum.delegations.find((one) => one.id === id)?.symbol ?? id).join(comma());
      // The refusal of a whole text: a stage, or its agreement in one act.
      if (reason === "cannotAccept" && typeof delegations === "string" && details?.["clauses"] !== undefined)
        return t("way.objectingText", { who: symbols(idsIn(delegations)) });
      if (reason === "cannotAccept" && typeof delegations === "string") {
        const silent = typeof unanswered === "string" ? idsIn(unanswered) : [];
        const standing = idsIn(delegations).filter((id) => !silent.includes(id));
        return [
          sentence,
          ...(standing.length === 0 ? [] : [t("way.objecting", { who: symbols(standing) })]),
          ...(silent.length === 0 ? [] : [t("way.notAnswered", { who: symbols(silent) })]),
        ].join(" ");
      }
      if (reason === "penElsewhere" && typeof pen === "string") {
        const who = pen === "leads" ? t("pen.leads") : symbols(idsIn(pen));
        return `${sentence} ${t("header.pen", { who })}`;
      }
      const known = STAGES.find((one) => one === stage);
      if (reason === "stageForbids" && known !== undefined) return `${sentence} ${t(`stage.means.${known}`)}`;
      return sentence;
    },
    [t, said, forum, whom],
  );
}
