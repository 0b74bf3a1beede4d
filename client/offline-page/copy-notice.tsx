import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { useRoute } from "wouter";
import { useInstants } from "../i18n/instants.ts";
import { shownCopyAt, watchShownCopies } from "./shown-copies.ts";

/** Says that the page shows copies of this device, and reads all anew once the server answers (rule K34). */
export function CopyNotice() {
  const t = useTranslations("offline");
  const { brief } = useInstants();
  const queries = useQueryClient();
  const at = useSyncExternalStore(watchShownCopies, shownCopyAt);
  // An Opinion says it above its text.
  const [isOpinion] = useRoute("/opinions/:id");
  useEffect(
    () =>
      watchShownCopies(() => {
        if (shownCopyAt() === null) void queries.invalidateQueries();
      }),
    [queries],
  );
  return (
    <div role="status">
      {at === null || isOpinion ? null : <p className="toast">{t("shown", { when: brief(at) })}</p>}
    </div>
  );
}
