import type { ProposalId } from "../../shared/ids.ts";
import { OpenedDraft } from "../proposals/opened-draft.tsx";

/** The draft of a small group, opened to be written in; nothing where none is. */
export function HuddleDraft(props: { readonly id: ProposalId | null; readonly onClose: () => void }) {
  return <OpenedDraft {...props} />;
}
