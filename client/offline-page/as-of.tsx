import { useTranslations } from "use-intl";
import { useInstants } from "../i18n/instants.ts";

/** Says that the page opened without network, and the time of the text that it shows (rule K34). */
export function AsOf({ at }: { readonly at: number }) {
  const t = useTranslations("offline");
  const { brief } = useInstants();
  return <>{t("asOf", { when: brief(at) })}</>;
}
