import { Suspense } from "react";
import type { OpinionId } from "../../shared/ids.ts";
import { lazyAgain } from "../ui/lazy-again.ts";

const WordImportDialog = lazyAgain(async () => (await import("./word-import-dialog.tsx")).WordImportDialog);

/** The dialog is fetched when it is first asked for. */
export function BringInWord({ opinionId, onClose }: { opinionId: OpinionId; onClose: () => void }) {
  return (
    <Suspense fallback={null}>
      <WordImportDialog opinionId={opinionId} onClose={onClose} />
    </Suspense>
  );
}
