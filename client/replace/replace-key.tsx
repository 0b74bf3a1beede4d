import { Suspense, useEffect } from "react";
import { useTranslations } from "use-intl";
import { lazyPart } from "../i18n/later-messages.ts";
import { ALSO } from "../palette/also.ts";
import { useOffered } from "../palette/offered.ts";
import type { PageRoom } from "../room/room.ts";
import { chordOf } from "../ui/chord.ts";
import { hearKeys } from "../ui/late-keys.ts";
import { PAGE_KEYS, printedKey } from "../ui/page-keys.ts";
import { closeReplace, openReplace, useIsReplaceOpen } from "./open-replace.ts";

const FindReplaceDialog = lazyPart(async () => {
  const styles = import("./replace.css");
  return (await Promise.all([import("./replace-dialog.tsx"), styles]))[0].FindReplaceDialog;
});

/** The key of find and replace, its line in the palette, and its dialog while it is open. */
export function ReplaceKey({ room }: { readonly room: PageRoom }) {
  const t = useTranslations();
  const isOpen = useIsReplaceOpen();
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (chordOf(event) !== PAGE_KEYS.replace) return;
      if (document.querySelector("[role=dialog], [role=alertdialog], [role=menu]") !== null) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) openReplace();
    };
    // Before the editor, whose browser may take it as a deletion.
    const end = hearKeys(listen, "before");
    return () => {
      end();
      closeReplace();
    };
  }, []);
  useOffered(() => [
    {
      id: "opinion.replace",
      words: t("replace.open"),
      where: t("acts.groupOpinion"),
      also: ALSO["opinion.replace"] ?? "",
      keys: printedKey(PAGE_KEYS.replace),
      run: openReplace,
    },
  ]);
  return isOpen ? (
    <Suspense fallback={null}>
      <FindReplaceDialog room={room} onClose={closeReplace} />
    </Suspense>
  ) : null;
}
