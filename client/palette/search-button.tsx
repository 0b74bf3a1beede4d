import { useEffect, Suspense } from "react";
import { useTranslations } from "use-intl";
import { lazyPart } from "../i18n/later-messages.ts";
import { Button } from "../ui/button.tsx";
import { chordOf, IS_MAC } from "../ui/chord.ts";
import { hearKeys } from "../ui/late-keys.ts";
import { PAGE_KEYS } from "../ui/page-keys.ts";
import { PALETTE_KEYS } from "./keys.ts";
import { openPalette, useIsPaletteOpen } from "./offered.ts";
import { TypedAhead } from "./typed-ahead.tsx";

const Palette = lazyPart(async () => {
  const styles = import("./palette.css");
  return (await Promise.all([import("./palette.tsx"), styles]))[0].Palette;
});

/** The header's button for the palette, and its key on every page (rule K20). */
export function SearchButton() {
  const t = useTranslations("palette");
  const isOpen = useIsPaletteOpen();
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (chordOf(event) !== PAGE_KEYS.search) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.repeat || document.querySelector("[role=dialog], [role=alertdialog]") !== null) return;
      openPalette();
    };
    return hearKeys(listen, "before");
  }, []);
  return (
    <>
      <Button
        extraClass="search-button"
        aria-label={t("open")}
        aria-haspopup="dialog"
        aria-keyshortcuts={IS_MAC ? "Meta+K" : "Control+K"}
        onPress={openPalette}
      >
        <svg viewBox="0 0 18 18" aria-hidden="true">
          <circle cx="8" cy="8" r="5" />
          <path d="m12 12 4 4" />
        </svg>
        <span className="search-words">{t("search")}</span>
        <kbd aria-hidden="true" data-keys={PALETTE_KEYS} />
      </Button>
      {isOpen ? (
        <Suspense fallback={<TypedAhead />}>
          <Palette />
        </Suspense>
      ) : null}
    </>
  );
}
