import type { SingleCommand } from "../../shared/commands/commands.ts";
import { useSession } from "../forum/use-forum.ts";
import { keepDraft, readCommentDraft } from "../offline-store/comment-draft.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useLatest } from "../opinion/use-latest.ts";
import { useSending } from "../ui/use-sending.ts";

type SendComment = {
  readonly isSending: boolean;
  /** `done`: the words of the notice then. */
  readonly send: (command: SingleCommand, done: string) => void;
};

/**
 * Sends what is written on a subject, once. The field closes then, unless its text is another by now (rule E28). The
 * field's own text decides: a device that keeps nothing has no draft, and another tab may have changed it.
 */
export function useSendComment(
  subject: string,
  { text, onSent }: { readonly text: string; readonly onSent: () => void },
): SendComment {
  const { id } = useSession();
  const { ask } = useOpenedOpinion();
  const { isSending, send } = useSending(onSent);
  const latest = useLatest({ text });
  return {
    isSending,
    send: (command, done) =>
      send(async () => {
        if ((await ask(command, done)) === null) return false;
        const draft = readCommentDraft(id, subject);
        if (draft.text === text) keepDraft(id, subject, { ...draft, text: "" });
        return latest().text === text;
      }),
  };
}
