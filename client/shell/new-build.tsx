import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { useLocation } from "wouter";
import { newBuild, onNewBuild, reloadOnceFor } from "../forum/builds.ts";
import { sentCommands } from "../forum/sent-commands.ts";
import { Button } from "../ui/button.tsx";
import { isNothingBegun, isWriting } from "../ui/nothing-begun.ts";

/** A visible page reloads by itself only after this long without input. */
const IDLE_MS = 60_000;

const mayReload = (): boolean => isNothingBegun() && !sentCommands().isAny();

/** Announces a new build of the page, and loads it when nothing would be lost (rule K13). */
export function NewBuild() {
  const t = useTranslations();
  const build = useSyncExternalStore(onNewBuild, newBuild);
  const [location] = useLocation();
  const before = useRef(location);
  const [later, setLater] = useState(false);

  // A change of screen is a safe moment, because the user has finished with the old one.
  useEffect(() => {
    const hasGone = before.current !== location;
    before.current = location;
    if (build !== null && hasGone && mayReload()) reloadOnceFor(build);
  }, [build, location]);

  useEffect(() => {
    if (build === null) return;
    let touched = performance.now();
    const touch = (): void => {
      touched = performance.now();
    };
    const look = (): void => {
      const isLeft = document.hidden || performance.now() - touched > IDLE_MS;
      if (isLeft && !isWriting() && mayReload()) reloadOnceFor(build);
    };
    const timer = setInterval(look, IDLE_MS / 4);
    document.addEventListener("visibilitychange", look);
    for (const kind of ["keydown", "pointerdown", "wheel"]) document.addEventListener(kind, touch, true);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
      for (const kind of ["keydown", "pointerdown", "wheel"]) document.removeEventListener(kind, touch, true);
    };
  }, [build]);

  return (
    <div role="status">
      {build === null || later ? null : (
        <div className="toast">
          <span>{t("app.newBuild")}</span>
          <Button onPress={() => reload()}>{t("app.reload")}</Button>
          <Button look="icon" aria-label={t("ui.dismiss")} onPress={() => setLater(true)}>
            ×
          </Button>
        </div>
      )}
    </div>
  );
}

const reload = (): void => window.location.reload();
