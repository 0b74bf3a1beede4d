import type { SingleCommand } from "../../shared/commands/commands.ts";
import { useSession } from "../forum/use-forum.ts";
import { keepDraft, readCommentDraft } from "../offline-store/comment-draft.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useSending } from "../ui/use-sending.ts";

type SendComment = {
  readonly isSending: boolean;
  /** `written`: the text in the field, as it is sent. `done`: what the notice says then. */
  readonly send: (command: SingleCommand, told: { readonly written: string; readonly done: string }) => void;
};

/** Sends what is written on a subject, once. The field closes then, unless its text is another by now (rule E28). */
export function useSendComment(subject: string, onSent: () => void): SendComment {
  const { id } = useSession();
  const { ask } = useOpenedOpinion();
  const { isSending, send } = useSending(onSent);
  return {
    isSending,
    send: (command, { written, done }) =>
      send(async () => {
        if ((await ask(command, done)) === null) return false;
        const draft = readCommentDraft(id, subject);
        if (draft.text !== written) return false;
        keepDraft(id, subject, { ...draft, text: "" });
        return true;
      }),
  };
}
