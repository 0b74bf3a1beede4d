import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { userId } from "../../shared/ids.ts";
import { STAGES } from "../../shared/opinion.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { useForum } from "../forum/use-forum.ts";
import { useSaidInstant } from "../i18n/instants.ts";
import type { NameThem } from "../people/use-whom.ts";

/** A refusal in the reader's language, with what its details tell. */
export function useSayRefusal(whom: NameThem): (refusal: Refusal) => string {
  const t = useTranslations();
  const said = useSaidInstant();
  const forum = useForum();
  return useCallback(
    (refusal) => {
      const { at, by, lockReason, pen, stage } = refusal.details ?? {};
      const parts = [t(`refusal.${refusal.reason}`)];
      if (refusal.reason === "clauseLocked" && typeof at === "number" && typeof by === "string") {
        parts.length = 0;
        parts.push(t("way.locked", { at: said(at), who: whom(userId(by)).spoken }));
        if (typeof lockReason === "string" && lockReason !== "")
          parts.push(t("way.lockReason", { reason: lockReason }));
      }
      if (refusal.reason === "penElsewhere" && typeof pen === "string") {
        const symbols = pen
          .split(", ")
          .map((id) => forum.delegations.find((one) => one.id === id)?.symbol ?? id);
        const who = pen === "leads" ? t("pen.leads") : symbols.join(", ");
        parts.push(t("header.pen", { who }));
      }
      const known = STAGES.find((one) => one === stage);
      if (refusal.reason === "stageForbids" && known !== undefined) parts.push(t(`stage.means.${known}`));
      return parts.join(" ");
    },
    [t, said, forum, whom],
  );
}
