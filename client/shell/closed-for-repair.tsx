import { useTranslations } from "use-intl";
import { OpinionsNav } from "../forum/opinions-nav.tsx";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { PageHeader } from "./page-header.tsx";

/** In place of an Opinion whose stored record cannot be read: all others are one press away. */
export function ClosedForRepair({ onComeBack }: { onComeBack: () => void }) {
  const t = useTranslations();
  return (
    <div className="plain-screen">
      <PageHeader>{t("nav.opinions")}</PageHeader>
      <main>
        <Notice heading={t("room.quarantined")} next={t("room.quarantinedNext")}>
          <Button look="main" onPress={onComeBack}>
            {t("ui.tryAgain")}
          </Button>
        </Notice>
        <nav className="repair-nav" aria-label={t("nav.label")}>
          <OpinionsNav here={null} />
        </nav>
      </main>
    </div>
  );
}
