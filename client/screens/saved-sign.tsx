import { useTranslations } from "use-intl";
import type { RoomSnapshot } from "../room/room.ts";
import { useLasting } from "../ui/busy.tsx";

/** "Saved" is said only when the server has acknowledged every change made here (design 5). */
export function SavedSign({ snapshot }: { snapshot: RoomSnapshot }) {
  const t = useTranslations("saved");
  const { status, unsaved, lost } = snapshot;
  // A change on its way for a moment only would make the sign flicker at every key.
  const saving = useLasting(status === "live" && unsaved > 0);

  const sign = (() => {
    if (status === "offline")
      return { look: "offline", words: t("offlineKept", { n: unsaved }), means: t("offlineMeans") };
    if (status !== "live") return { look: "saving", words: t("connecting"), means: t("connecting") };
    if (saving) return { look: "saving", words: t("saving"), means: t("saving") };
    if (unsaved > 0) return { look: "quiet", words: t("saving"), means: t("saving") };
    if (lost.length > 0)
      return { look: "refused", words: t("refused", { n: lost.length }), means: t("refusedMeans") };
    return { look: "saved", words: t("saved"), means: t("savedMeans") };
  })();

  return (
    <span className={`saved ${sign.look}`} role="status" title={sign.means}>
      {sign.words}
    </span>
  );
}
