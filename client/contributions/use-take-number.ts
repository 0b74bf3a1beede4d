import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import type { ListedContribution } from "../../shared/negotiation/contribution.ts";
import type { OpinionId, UserId } from "../../shared/ids.ts";
import { postCommand } from "../forum/post-command.ts";
import { useSession } from "../forum/use-forum.ts";
import { useToast } from "../ui/toasts.tsx";
import { CONTRIBUTIONS_KEY } from "../forum/use-contributions.ts";

type Paper = Pick<ListedContribution, "id" | "proposals">;

/** Says anew, in each Opinion, that its proposals belong to a paper whose number was corrected (rule F4). */
export function useTakeNumber(): (paper: Paper) => Promise<void> {
  const t = useTranslations();
  const toast = useToast();
  const queries = useQueryClient();
  const me = useSession();
  return async ({ id: contributionId, proposals }) => {
    const byOpinion = Map.groupBy(proposals, ({ opinionId }) => opinionId);
    for (const [opinionId, mine] of byOpinion) {
      const refused = await assign(opinionId, me.id, {
        type: "assignProposals",
        contributionId,
        proposals: mine.map(({ proposalId }) => proposalId),
      });
      if (refused !== null) toast({ kind: "refused", words: t(`refusal.${refused}`) });
    }
    await queries.invalidateQueries({ queryKey: [CONTRIBUTIONS_KEY] });
  };
}

async function assign(opinionId: OpinionId, as: UserId, command: object) {
  const path = `/api/opinions/${opinionId}/commands`;
  const answered = await postCommand(path, command, as);
  return answered.kind === "refused" && answered.refusal.reason !== "nothingToDo"
    ? answered.refusal.reason
    : null;
}
