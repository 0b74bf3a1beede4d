import { type ComponentProps, Suspense } from "react";
import { lazyAgain } from "../ui/lazy-again.ts";

const WordImportDialog = lazyAgain(async () => (await import("./word-import-dialog.tsx")).WordImportDialog);

/** The dialog is fetched when it is first asked for. */
export function BringInWord(props: ComponentProps<typeof WordImportDialog>) {
  return (
    <Suspense fallback={null}>
      <WordImportDialog {...props} />
    </Suspense>
  );
}
