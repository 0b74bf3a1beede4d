import { useTranslations } from "use-intl";
import type { PageRoom, RoomSnapshot } from "../room/room.ts";
import { breathAt } from "../ui/typing-pause.ts";
import { BUSY_AFTER_MS, useLasting } from "../ui/busy.tsx";
import { useFirstHere } from "../ui/use-first-here.ts";
import { useParts } from "../room/use-room.ts";

/** From here on "saving" would be a promise: it says that nothing is confirmed yet. */
const NOT_YET_MS = 4_000;

/** Says "saved" only when the server has acknowledged every change made here. */
export function SavedSign({ room }: { room: PageRoom }) {
  const snapshot = useParts(room, PARTS);
  const { look, words, means, spoken = "" } = useSign(snapshot);
  const t = useTranslations("saved");
  return (
    <>
      <span className={`saved ${look}`} role="status" aria-live="off" title={means}>
        {words}
      </span>
      {/* Read out is what is not as usual, without its count: that changes at every key. */}
      <span className="hidden" aria-live="polite">
        {spoken}
      </span>
      {snapshot.transport === "http" && snapshot.status === "live" ? (
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
  "saving",
  "kept",
  "lost",
  "readOnly",
  "keepsNothing",
  "transport",
] as const;

type Sign = {
  readonly look: string;
  readonly words: string;
  readonly means: string;
  readonly spoken?: string;
};

function useSign(snapshot: Pick<RoomSnapshot, (typeof PARTS)[number]>): Sign {
  const { status, synced, unsaved, saving, kept, lost, readOnly, keepsNothing } = snapshot;
  const t = useTranslations("saved");
  const on = status === "live" && unsaved > 0;
  // A change on its way for a moment only needs no colour, and its frame would keep the next key waiting.
  const lasts = useLasting(on, BUSY_AFTER_MS, breathAt);
  const notYet = useLasting(on, NOT_YET_MS);
  const withoutEditor = useLasting(!useFirstHere());
  const here = unsaved + kept;
  const alone = keepsNothing === null ? null : t("onPageAlone", { why: keepsNothing });

  const none = { n: 0 };
  if (status === "offline") {
    const [words, spoken] = [t("offlineKept", { n: here }), t("offlineKept", none)];
    return { look: "offline", words, means: alone ?? t("offlineMeans"), spoken };
  }
  if (status !== "live") return { look: "saving", words: t("connecting"), means: t("connecting") };
  if (readOnly) {
    const [words, spoken] = [t("diskFull", { n: here }), t("diskFull", none)];
    return { look: "offline", words, means: alone ?? t("offlineMeans"), spoken };
  }
  if (notYet) {
    const means = alone ?? t("notYetMeans");
    return { look: "offline", words: t("notYet", { n: unsaved }), means, spoken: means };
  }
  if (saving) return { look: lasts ? "saving" : "quiet", words: t("saving"), means: t("saving") };
  if (withoutEditor) return { look: "quiet", words: t("readOnly"), means: t("readOnly") };
  if (!synced && kept === 0) return { look: "quiet", words: t("connecting"), means: t("connecting") };
  if (kept > 0) return { look: "offline", words: t("kept", { n: kept }), means: t("keptMeans") };
  if (lost.length > 0) {
    const words = t("refused", { n: lost.length });
    return { look: "refused", words, means: t("refusedMeans"), spoken: words };
  }
  return { look: "saved", words: t("saved"), means: t("savedMeans") };
}
