import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { useLatest } from "../opinion/use-latest.ts";
import { ALSO } from "../palette/also.ts";
import { useOffered } from "../palette/offered.ts";
import { chordOf } from "../ui/chord.ts";
import { hearKeys } from "../ui/late-keys.ts";
import { PAGE_KEYS, printedKey } from "../ui/page-keys.ts";
import { wishField } from "./field-wish.ts";
import { showSideView } from "./side-view.ts";

/** The key of the contents, and their line in the palette. `onShow` opens the drawer where no column stands. */
export function OutlineKey({ onShow }: { readonly onShow?: () => void }) {
  const t = useTranslations();
  const show = useLatest(() => {
    wishField();
    showSideView("outline");
    onShow?.();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || chordOf(event) !== PAGE_KEYS.outline) return;
      if (document.querySelector("[role=dialog], [role=alertdialog], [role=menu]") !== null) return;
      event.preventDefault();
      if (!event.repeat) show()();
    };
    return hearKeys(listen, "behind");
  }, [show]);
  useOffered(() => [
    {
      id: "opinion.outline",
      words: t("outline.show"),
      where: t("acts.groupOpinion"),
      also: ALSO["opinion.outline"] ?? "",
      keys: printedKey(PAGE_KEYS.outline),
      run: () => show()(),
    },
  ]);
  return null;
}
