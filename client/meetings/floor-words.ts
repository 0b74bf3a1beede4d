import { useCallback } from "react";
import { useTranslations } from "use-intl";
import type { FloorRequest } from "../../shared/forum/meeting-live.ts";
import { delegationId } from "../../shared/ids.ts";
import { useDelegations } from "../forum/use-delegations.ts";

/** Names a delegation or an office that asks for the floor. */
export function useFloorName(): (who: FloorRequest["who"]) => string {
  const t = useTranslations("people");
  const { symbolOf } = useDelegations();
  return useCallback(
    (who) => {
      if (who === "chair") return t("chair");
      if (who === "secretariat") return t("secretariat");
      return who === "lead" ? t("facilitator") : symbolOf(delegationId(who));
    },
    [t, symbolOf],
  );
}
