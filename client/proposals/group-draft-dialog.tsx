import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ClauseId, ProposalId } from "../../shared/ids.ts";
import { nextKind } from "../../shared/opinion/next-kind.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useForum } from "../forum/use-forum.ts";
import { GroupFields, groupOf, isGroupTold, type ToldGroup } from "./group-fields.tsx";
import { Choices } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { useSending } from "../ui/use-sending.ts";

type GroupDraftDialogProps = {
  readonly clauseId: ClauseId;
  /** The group that is meant, where it is known. */
  readonly first?: ToldGroup;
  readonly onClose: () => void;
  readonly onBegun: (id: ProposalId) => void;
};

/** Begins a draft that the people of several delegations write, and whoever begins it submits for them. */
export function GroupDraftDialog({ clauseId, first, onClose, onBegun }: GroupDraftDialogProps) {
  const t = useTranslations();
  const { me } = useForum();
  const { snapshot, nameOf, tryOut, sayRefusal, ask } = useOpenedOpinion();
  const [group, setGroup] = useState<ToldGroup>(
    first ?? {
      symbol: "",
      name: "",
      members: new Set(me.delegationId === null ? [] : [me.delegationId]),
    },
  );
  const [kind, setKind] = useState<"change" | "add">("change");
  const sending = useSending(onClose);
  const command = {
    type: "draftProposal" as const,
    clauseId,
    ...asKind(kind, snapshot.opinion, clauseId),
    as: groupOf(group),
  };
  const isTold = isGroupTold(group);
  const refusal = isTold ? tryOut(command) : null;

  const begin = (): void =>
    sending.send(async (refuse) => {
      const entries = await ask(command, t("draft.done.begun"), refuse);
      const drafted = entries?.find((entry) => entry.type === "proposalDrafted");
      if (drafted === undefined) return false;
      onBegun(drafted.proposalId);
      return true;
    });

  return (
    <FormDialog
      sending={sending}
      title={t("draft.startGroupName", { clause: nameOf(clauseId) })}
      doWords={t("draft.beginGroup")}
      isDisabled={!isTold || refusal !== null}
      onSubmit={begin}
      onClose={onClose}
    >
      <p className="quiet">{t("draft.groupExplain")}</p>
      <Choices<"change" | "add">
        label={t("proposal.kindField")}
        chosen={kind}
        onChoose={setKind}
        choices={(["change", "add"] as const).map((one) => ({
          value: one,
          words: t(`proposal.kindLong.${one}`),
        }))}
      />
      <GroupFields
        group={group}
        legend={t("draft.startGroup")}
        onTell={(told) => setGroup((before) => ({ ...before, ...told }))}
      />
      {refusal === null ? null : <p className="warning">{sayRefusal(refusal)}</p>}
    </FormDialog>
  );
}

function asKind(kind: "change" | "add", opinion: Parameters<typeof nextKind>[0], clauseId: ClauseId) {
  if (kind === "change") return { kind } as const;
  const { kind: clauseKind, level } = nextKind(opinion, clauseId);
  return { kind, clauseKind, ...(level === undefined ? {} : { level }) } as const;
}
