import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import type { ForumCommand } from "../../shared/forum/forum-commands.ts";
import { useToast } from "../ui/toasts.tsx";
import { fetchJson } from "./fetch-json.ts";
import { FORUM_KEY, useSession } from "./use-forum.ts";

/** Asks something of the forum and says what came of it; true when it is done, and then the forum is read anew. */
export function useForumCommand(): (command: ForumCommand, done: string) => Promise<boolean> {
  const t = useTranslations();
  const toast = useToast();
  const queries = useQueryClient();
  const me = useSession();
  return async (command, done) => {
    try {
      const answered = await fetchJson("/api/forum/commands", {
        method: "POST",
        body: JSON.stringify(command),
        as: me.id,
      });
      if (answered.kind === "refused") {
        toast({ kind: "refused", words: t(`refusal.${answered.refusal.reason}`) });
        // It was decided on what this page may not have yet.
        await queries.invalidateQueries({ queryKey: FORUM_KEY });
        return false;
      }
      toast({ kind: "done", words: done });
      await queries.invalidateQueries({ queryKey: FORUM_KEY });
      return true;
    } catch {
      toast({ kind: "refused", words: t("refusal.offline") });
      return false;
    }
  };
}
