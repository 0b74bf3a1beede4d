import { useEffect } from "react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button.tsx";

type ProjectorProps = { readonly children: ReactNode; readonly onLeave: () => void };

/** The sheet alone at 28 px for the wall; Escape leaves it. */
export function Projector({ children, onLeave }: ProjectorProps) {
  const t = useTranslations("header");
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key === "Escape" && !event.defaultPrevented) onLeave();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [onLeave]);
  return (
    <div className="projector">
      <main id="text">{children}</main>
      <Button look="plain" extraClass="leave" onPress={onLeave}>
        {t("leaveProjector")} <kbd aria-hidden="true">Esc</kbd>
      </Button>
    </div>
  );
}
