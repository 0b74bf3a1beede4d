import {
  type Contribution,
  type ListedContribution,
  listedWords,
} from "../../shared/negotiation/contribution.ts";
import type { ContributionId } from "../../shared/ids.ts";
import { proposalLabel } from "../../shared/negotiation/proposal.ts";
import { viewOrClosed } from "../room/closed-opinion.ts";
import type { ForumRoom } from "./forum-room.ts";
import type { Rooms } from "../room/rooms.ts";

type Parts = { readonly forum: ForumRoom; readonly rooms: Rooms };
type Belonging = ListedContribution["proposals"][number] & { readonly to: ContributionId; number: string };

/** All papers with the proposals that belong to them; those of an Opinion that is closed for repair are left out. */
export async function listContributions({ forum, rooms }: Parts): Promise<readonly ListedContribution[]> {
  const { contributions, opinions } = forum.forum();
  if (contributions.length === 0) return [];
  const belonging: Belonging[] = [];
  for (const { id } of opinions) {
    const view = await viewOrClosed(rooms, id);
    if (view === null || view === "quarantined") continue;
    for (const proposal of view.opinion.negotiation.proposals) {
      const { contribution: to } = proposal;
      if (to === null) continue;
      const { number } = to;
      const label = proposalLabel(proposal);
      belonging.push({ opinionId: id, proposalId: proposal.id, label, stale: false, to: to.id, number });
    }
  }
  return contributions.map((one) => listed(one, belonging));
}

function listed(
  { former, additions, ...contribution }: Contribution,
  belonging: readonly Belonging[],
): ListedContribution {
  return {
    ...listedWords(contribution),
    former: former.map(listedWords),
    additions: additions.map(listedWords),
    proposals: belonging
      .filter(({ to }) => to === contribution.id)
      .map(({ opinionId, proposalId, label, number }) => ({
        opinionId,
        proposalId,
        label,
        stale: number !== contribution.number,
      })),
  };
}
