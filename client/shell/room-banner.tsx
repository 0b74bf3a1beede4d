import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { quietPart } from "../i18n/later-messages.ts";
import type { RoomSnapshot } from "../room/room.ts";
import { useToast } from "../ui/toasts.tsx";

const AsOf = quietPart(async () => (await import("../offline-page/as-of.tsx")).AsOf);

/** Above the text: what is not as usual with the line to the server, and what follows for its reader. */
export function RoomBanner({ snapshot }: { snapshot: RoomSnapshot }) {
  const t = useTranslations();
  const { status, readOnly, unsaved, lost, keepsNothing, keptAt } = snapshot;
  useSayAdded(snapshot);
  const what = unsaved > 0 ? "saved.onPageAlone" : lost.length > 0 ? "saved.refusedOnPageAlone" : null;
  const alone = keepsNothing === null || what === null ? "" : t(what, { why: keepsNothing });
  const offline = keptAt === null ? t("room.offlineBanner") : <AsOf at={keptAt} />;
  const line = status === "offline" ? offline : readOnly ? t("room.readOnlyBanner") : "";
  if (line === "" && alone === "") return null;
  return (
    <p className="banner" role="status">
      {line} {alone}
    </p>
  );
}

/**
 * Words of an earlier page were added by themselves: one quiet sentence tells it, once the server has them. Of what it
 * refused, the refused words themselves tell.
 */
function useSayAdded({ added, unsaved, lost }: Pick<RoomSnapshot, "added" | "unsaved" | "lost">): void {
  const t = useTranslations("saved");
  const toast = useToast();
  const said = useRef(0);
  const lostBefore = useRef(lost.length);
  useEffect(() => {
    if (added <= said.current) {
      lostBefore.current = lost.length;
      return;
    }
    if (unsaved > 0) return;
    if (lost.length <= lostBefore.current) {
      toast({ kind: "done", words: t("added", { n: added - said.current }) });
    }
    said.current = added;
  }, [added, unsaved, lost, t, toast]);
}
