import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { newBuild, reloadOnceFor } from "../forum/builds.ts";
import { sentCommands } from "../forum/sent-commands.ts";
import { Button } from "../ui/button.tsx";
import { isNothingBegun } from "../ui/nothing-begun.ts";
import { Notice } from "../ui/notice.tsx";

/** Replaces a part of the page that failed to load. A page of an older build reloads, if nothing would be lost. */
export function NotFetched({ again }: { readonly again: () => void }) {
  const t = useTranslations();
  useEffect(() => {
    const build = newBuild();
    if (build !== null && isNothingBegun() && !sentCommands().isAny()) reloadOnceFor(build);
    // The connection is back, so the page fetches the part again.
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, [again]);
  return (
    <Notice
      isInside
      heading={t("app.notFetched")}
      next={t(newBuild() === null ? "app.notFetchedNext" : "app.newBuild")}
    >
      <Button onPress={again}>{t("ui.tryAgain")}</Button>
      <Button look="main" onPress={() => location.reload()}>
        {t("app.reload")}
      </Button>
    </Notice>
  );
}
