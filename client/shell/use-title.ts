import { useEffect } from "react";
import { useTranslations } from "use-intl";

/** The page's name in its tab. */
export function useTitle(place: string): void {
  const t = useTranslations("app");
  useEffect(() => {
    document.title = t("title", { place });
  }, [t, place]);
}
