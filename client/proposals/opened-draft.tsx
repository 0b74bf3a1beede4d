import type { ProposalId } from "../../shared/ids.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { Fetched } from "../opinion/fetched.tsx";
import { lazyPart } from "../i18n/later-messages.ts";

const DraftDialog = lazyPart(async () => (await import("./draft-dialog.tsx")).DraftDialog);

/** A draft opened to be written in; nothing where none is. */
export function OpenedDraft({ id, onClose }: { id: ProposalId | null; onClose: () => void }) {
  const { snapshot } = useOpenedOpinion();
  const draft = snapshot.opinion.negotiation.drafts.find((one) => one.id === id);
  if (draft === undefined) return null;
  return (
    <Fetched onGiveUp={onClose}>
      <DraftDialog draft={draft} onClose={onClose} />
    </Fetched>
  );
}
