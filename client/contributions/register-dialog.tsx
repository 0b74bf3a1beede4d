import { useState } from "react";
import { useTranslations } from "use-intl";
import { PAPER_OFFICES, type PaperOffice } from "../../shared/negotiation/contribution.ts";
import type { ForumCommand } from "../../shared/forum/forum-commands.ts";
import type { DelegationId } from "../../shared/ids.ts";
import { useForum } from "../forum/use-forum.ts";
import { Choices } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Select } from "../ui/select.tsx";
import { useSending } from "../ui/use-sending.ts";
import { NumberAndTitle, ReceivedText, usePaperForm } from "./paper-form.tsx";
import type { ChosenFile } from "./chosen-file.ts";
import { PaperFilesField, useFilesProblem } from "./paper-files-field.tsx";
import { usePaperPost } from "./use-paper-post.ts";
import { WhoseGroup } from "./whose-group.tsx";

type From = Extract<ForumCommand, { type: "registerContribution" }>["from"];
const NOBODY: ReadonlySet<DelegationId> = new Set();

/** Enters a paper that the secretariat received: what was understood of its text is shown before it is kept. */
export function RegisterDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations();
  const { delegations } = useForum();
  const entering = usePaperForm();
  const sending = useSending(onClose);
  const { post, onItsWay } = usePaperPost();
  const problemOf = useFilesProblem();
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const [whose, setWhose] = useState<From["kind"]>("delegation");
  const [delegation, setDelegation] = useState(delegations[0]?.id);
  const [symbol, setSymbol] = useState("");
  const [members, setMembers] = useState(NOBODY);
  const [office, setOffice] = useState<PaperOffice>("secretariat");

  const from = ((): From | null => {
    switch (whose) {
      case "delegation":
        return delegation === undefined ? null : { kind: whose, delegationId: delegation };
      case "group":
        return symbol.trim() === "" || members.size < 2
          ? null
          : { kind: whose, symbol: symbol.trim(), members: [...members] };
      case "office":
        return { kind: whose, office };
    }
  })();
  const submit = (): void => {
    const { told } = entering;
    if (from === null || told === null) return;
    const done = t("contribution.registered", { number: told.number });
    sending.send((refuse) =>
      post({ type: "registerContribution", from, ...told }, files, { done: () => done, refuse }),
    );
  };

  return (
    <FormDialog
      sending={sending}
      title={t("contribution.registerTitle")}
      wide
      seen={t("contribution.allSee")}
      doWords={t("contribution.registerDo")}
      isDisabled={entering.told === null || from === null || problemOf(files) !== null}
      onSubmit={submit}
      onClose={onClose}
    >
      <NumberAndTitle {...entering} />
      <Choices<From["kind"]>
        label={t("contribution.from")}
        chosen={whose}
        onChoose={setWhose}
        choices={(["delegation", "group", "office"] as const).map((value) => ({
          value,
          words: t(`contribution.kinds.${value}`),
        }))}
      />
      {whose === "delegation" && delegation !== undefined ? (
        <Select<DelegationId>
          label={t("proposal.delegation")}
          chosen={delegation}
          onChoose={setDelegation}
          choices={delegations.map((one) => ({ value: one.id, words: one.symbol }))}
        />
      ) : null}
      {whose === "group" ? (
        <WhoseGroup symbol={symbol} members={members} onSymbol={setSymbol} onMembers={setMembers} />
      ) : null}
      {whose === "office" ? (
        <Select<PaperOffice>
          label={t("contribution.theOffice")}
          chosen={office}
          onChoose={setOffice}
          choices={PAPER_OFFICES.map((value) => ({ value, words: t(`contribution.office.${value}`) }))}
        />
      ) : null}
      <PaperFilesField
        chosen={files}
        language={entering.entered.language}
        onItsWay={onItsWay}
        onChange={setFiles}
      />
      <ReceivedText {...entering} />
    </FormDialog>
  );
}
