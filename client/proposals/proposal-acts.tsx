import { memo, useMemo } from "react";
import { useTranslations } from "use-intl";
import type { SingleCommand } from "../../shared/commands/commands.ts";
import { type Proposal, proposalLabel } from "../../shared/negotiation/proposal.ts";
import { isShown } from "../opinion/act-menu.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useForum } from "../forum/use-forum.ts";
import { Button } from "../ui/button.tsx";
import { Menu } from "../ui/menu.tsx";
import type { MenuEntry } from "../ui/menu-entries.ts";
import { offeredActs, dryRunCommand } from "./offered-acts.ts";
import type { ProposalAction } from "../opinion/question.ts";
import { useProposing } from "../opinion/use-proposing.ts";

/** Offers this person's acts on a proposal: the likeliest as a button, the others in a menu. */
export function ProposalActs({ proposal }: { proposal: Proposal }) {
  return <ActButtons label={proposalLabel(proposal)} entries={useActEntries(proposal)} />;
}

type ActButtonsProps = { readonly label: string; readonly entries: readonly MenuEntry[] };

/** Rests while others type. */
const ActButtons = memo(function ActButtons({ label, entries }: ActButtonsProps) {
  const t = useTranslations("proposal");
  const first = entries.find((entry) => entry.disabled !== true && MAIN.has(entry.id));
  const others = entries.filter((entry) => entry !== first);
  if (entries.length === 0) return null;
  return (
    <div className="proposal-acts">
      {first === undefined ? null : (
        <Button aria-label={first.name} onPress={() => first.onPress?.()}>
          {first.words}
        </Button>
      )}
      {others.length === 0 ? null : (
        <span className="proposal-menu">
          <Menu
            label={t("actsName", { label })}
            trigger={
              <Button look="icon" aria-label={t("actsName", { label })}>
                ⋯
              </Button>
            }
            groups={[{ id: "acts", entries: others }]}
          />
        </span>
      )}
    </div>
  );
});

/** The acts that people come to a card for. */
const MAIN: ReadonlySet<string> = new Set<ProposalAction>([
  "accept",
  "join",
  "confirmMember",
  "bringBack",
  "reword",
]);

function useActEntries(proposal: Proposal): readonly MenuEntry[] {
  const t = useTranslations("proposal");
  const forum = useForum();
  const { snapshot, tryOut, sayRefusal, ask } = useOpenedOpinion();
  const propose = useProposing();
  const { opinion } = snapshot;
  const label = proposalLabel(proposal);
  const target = opinion.negotiation.proposals.find((one) => one.id === proposal.on) ?? null;
  const taken = [...proposal.coSponsors, ...proposal.asked, ...proposal.askedMembers, forum.me.delegationId];
  const other = forum.delegations.find((one) => !taken.includes(one.id))?.id ?? null;

  const perform = (act: ProposalAction, command: SingleCommand): void => {
    switch (act) {
      case "bringBack":
      case "join":
      case "declineToJoin":
      case "confirmMember":
      case "declineMember":
      case "leave":
        void ask(command, t(`done.${act}`, { label }));
        return;
      case "proposeOn":
        propose({
          ask: "propose",
          clauseId: proposal.clauseId,
          proposing: "change",
          on: proposal.id,
        });
        return;
      case "reword":
        propose({ ask: "reword", proposalId: proposal.id });
        return;
      case "accept":
      case "acceptInPart":
      case "decline":
      case "setAside":
      case "withdraw":
      case "askCoSponsor":
      case "review":
      case "withdrawOnWord":
      case "bringBackOnWord":
      case "answerOnWord":
      case "park":
      case "takeUp":
      case "assign":
        propose({ ask: act, proposalId: proposal.id });
    }
  };

  const entries = (): readonly MenuEntry[] => {
    const asker = { me: forum.me, groupId: opinion.groupId };
    return offeredActs(proposal, target, asker).flatMap((act): MenuEntry[] => {
      const command = dryRunCommand(act, proposal, other);
      if (command === null || (act === "assign" && forum.contributionsSeq === 0)) return [];
      // Whom the proponent asked to join, the secretariat does not know: the server does.
      const refusal = act === "answerOnWord" ? null : tryOut(command);
      if (!isShown(refusal) || refusal?.reason === "notProponent") return [];
      return [
        {
          id: act,
          words: t(`act.${act}`),
          name: t(`actName.${act}`, { label }),
          disabled: refusal !== null,
          ...(refusal === null ? {} : { note: sayRefusal(refusal) }),
          onPress: () => perform(act, command),
        },
      ];
    });
  };
  // The offers follow from the record and the connection, not from the words that change at each key.
  // oxlint-disable-next-line react/exhaustive-deps -- reason: see above
  return useMemo(entries, [proposal, opinion, snapshot.status, forum, t]);
}
