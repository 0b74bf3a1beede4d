import { useTranslations } from "use-intl";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";

type VersionNotReadProps = { readonly failed: boolean; readonly again: () => void };

/** A version that is not here: it is being read, or it could not be, with the reason and another try. */
export function VersionNotRead({ failed, again }: VersionNotReadProps) {
  const t = useTranslations("history");
  if (!failed) return <Busy words={t("loading")} />;
  return (
    <div role="alert">
      <p className="warning">{t(navigator.onLine ? "failed" : "offline")}</p>
      <Button onPress={again}>{t("again")}</Button>
    </div>
  );
}
