import { useTranslations } from "use-intl";
import { keyShortcut, PAGE_KEYS } from "../ui/page-keys.ts";
import { showSideView, useSideView } from "./side-view.ts";

/** Two buttons at the head of the column: what it shows. */
export function SideViews() {
  const t = useTranslations("outline");
  const view = useSideView();
  return (
    <div className="side-views-choice" role="group" aria-label={t("views")}>
      <button type="button" aria-pressed={view === "opinions"} onClick={() => showSideView("opinions")}>
        {t("opinions")}
      </button>
      <button
        type="button"
        aria-pressed={view === "outline"}
        aria-keyshortcuts={keyShortcut(PAGE_KEYS.outline)}
        onClick={() => showSideView("outline")}
      >
        {t("title")}
      </button>
    </div>
  );
}
