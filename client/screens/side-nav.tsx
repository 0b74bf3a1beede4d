import { useTranslations } from "use-intl";
import { OpinionsNav } from "../forum/opinions-nav.tsx";
import { useMedia } from "../ui/use-media.ts";

/** The Opinions beside a screen that is not about one of them; on a phone the brand leads back. */
export function SideNav() {
  const t = useTranslations("nav");
  const wide = useMedia("(min-width: 860px)");
  if (!wide) return null;
  return (
    <nav className="side" aria-label={t("label")}>
      <OpinionsNav here={null} />
    </nav>
  );
}
