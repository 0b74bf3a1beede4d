import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import type { ForumEntry } from "../../shared/forum/forum.ts";
import type { ForumCommand } from "../../shared/forum/forum-commands.ts";
import { type Toast, useToast } from "../ui/toasts.tsx";
import { postCommand } from "./post-command.ts";
import { FORUM_KEY, useSession } from "./use-forum.ts";

type Answer = { readonly entries: readonly ForumEntry[] };

/**
 * Asks something of the forum and says what came of it; true when it is done, and then the forum is read anew.
 * `refused` says a refusal where it was asked; without it a notice does. `next` gives the notice an action.
 */
export function useForumCommand(): (
  command: ForumCommand,
  done: string,
  refused?: (words: string) => void,
  next?: (entries: readonly ForumEntry[]) => Toast["act"],
) => Promise<boolean> {
  const t = useTranslations();
  const toast = useToast();
  const queries = useQueryClient();
  const me = useSession();
  return async (command, done, refused = (words) => toast({ kind: "refused", words }), next) => {
    const answered = await postCommand<Answer>("/api/forum/commands", command, me.id);
    if (answered.kind === "refused") {
      const { reason } = answered.refusal;
      const words = t(`refusal.${reason}`);
      if (reason === "cancelled") toast({ kind: "told", words });
      else refused(words);
    } else if (answered.late === true) toast({ kind: "told", words: t("sent.late", { done }) });
    else {
      const act = next?.(answered.body.entries);
      toast({ kind: "done", words: done, ...(act === undefined ? {} : { act }) });
    }
    // The refusal may rest on events that this page does not have yet.
    await queries.invalidateQueries({ queryKey: FORUM_KEY });
    return answered.kind === "here";
  };
}
