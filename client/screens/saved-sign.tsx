import { useTranslations } from "use-intl";
import type { Room, RoomSnapshot } from "../room/room.ts";
import { useLasting } from "../ui/busy.tsx";
import { useParts } from "./use-room.ts";

/** From here on "saving" would be a promise: it says that nothing is confirmed yet. */
const NOT_YET_MS = 4_000;

/** "Saved" is said only when the server has acknowledged every change made here (design 5). */
export function SavedSign({ room }: { room: Room }) {
  const snapshot = useParts(room, PARTS);
  const { look, words, means } = useSign(snapshot);
  const t = useTranslations("saved");
  return (
    <>
      <span className={`saved ${look}`} role="status" title={means}>
        {words}
      </span>
      {snapshot.transport === "line" && snapshot.status === "live" ? (
        <span className="saved-way" title={t("overHttpsMeans")}>
          {t("overHttps")}
        </span>
      ) : null}
    </>
  );
}

const PARTS = [
  "status",
  "synced",
  "unsaved",
  "kept",
  "lost",
  "readOnly",
  "keepsNothing",
  "transport",
] as const;

type Sign = { readonly look: string; readonly words: string; readonly means: string };

function useSign(snapshot: Pick<RoomSnapshot, (typeof PARTS)[number]>): Sign {
  const { status, synced, unsaved, kept, lost, readOnly, keepsNothing } = snapshot;
  const t = useTranslations("saved");
  const on = status === "live" && unsaved > 0;
  // A change on its way for a moment only would make the sign flicker at every key.
  const saving = useLasting(on);
  const notYet = useLasting(on, NOT_YET_MS);
  const here = unsaved + kept;
  const alone = keepsNothing === null ? null : t("onPageAlone", { why: keepsNothing });

  if (status === "offline")
    return { look: "offline", words: t("offlineKept", { n: here }), means: alone ?? t("offlineMeans") };
  if (status !== "live") return { look: "saving", words: t("connecting"), means: t("connecting") };
  if (readOnly)
    return { look: "offline", words: t("diskFull", { n: here }), means: alone ?? t("offlineMeans") };
  if (notYet)
    return { look: "offline", words: t("notYet", { n: unsaved }), means: alone ?? t("notYetMeans") };
  if (unsaved > 0) return { look: saving ? "saving" : "quiet", words: t("saving"), means: t("saving") };
  if (!synced && kept === 0) return { look: "quiet", words: t("connecting"), means: t("connecting") };
  if (kept > 0) return { look: "offline", words: t("kept", { n: kept }), means: t("keptMeans") };
  if (lost.length > 0)
    return { look: "refused", words: t("refused", { n: lost.length }), means: t("refusedMeans") };
  return { look: "saved", words: t("saved"), means: t("savedMeans") };
}
