import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { OpinionId } from "../../shared/ids.ts";
import type { ListedContribution } from "../../shared/negotiation/contribution.ts";
import type { ListedPaperFile } from "../../shared/negotiation/paper-file.ts";
import { CONTRIBUTIONS_KEY } from "../forum/use-contributions.ts";
import { useForum } from "../forum/use-forum.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Select } from "../ui/select.tsx";
import { BringInWord } from "../word-import/bring-in-word.tsx";
import { useLanguageWords } from "./use-language-words.ts";

/** The Word files of a paper as it stands: the changes in them become proposals. */
export const wordFilesOf = ({ files, additions }: ListedContribution): readonly ListedPaperFile[] =>
  [files, ...additions.map((one) => one.files)].flat().filter(({ form }) => form === "docx");

type ProposeDialogProps = { readonly contribution: ListedContribution; readonly onClose: () => void };

/** Chooses the Opinion and the file; then the changes of the file are looked at, and submitted as proposals (rule F16). */
export function ProposeDialog({ contribution, onClose }: ProposeDialogProps) {
  const t = useTranslations();
  const { groups } = useForum();
  const queries = useQueryClient();
  const languageOf = useLanguageWords();
  const { id: contributionId, number, about = [], from } = contribution;
  const opinions = groups.flatMap((group) => group.opinions);
  const named = about.map(({ opinionId }) => opinionId);
  const files = wordFilesOf(contribution);
  const [opinionId, setOpinionId] = useState<OpinionId | undefined>(
    opinions.find(({ id }) => named.includes(id))?.id ?? opinions[0]?.id,
  );
  const [hash, setHash] = useState(files[0]?.hash ?? "");
  const [isLooking, setLooking] = useState(false);
  const file = files.find((one) => one.hash === hash);
  if (isLooking && opinionId !== undefined && file !== undefined && from.kind === "delegation") {
    const { delegationId } = from;
    const source = { contributionId, delegationId, hash, name: file.name };
    const close = (): void => {
      // Its proposals stand in the list of papers.
      void queries.invalidateQueries({ queryKey: [CONTRIBUTIONS_KEY] });
      onClose();
    };
    return <BringInWord opinionId={opinionId} source={source} onClose={close} />;
  }
  return (
    <FormDialog
      title={t("paper.proposeName", { number })}
      doWords={t("paper.proposeDo")}
      isDisabled={opinionId === undefined || file === undefined}
      onSubmit={() => setLooking(true)}
      onClose={onClose}
    >
      <p className="quiet">{t("paper.proposeExplain")}</p>
      {opinionId === undefined ? null : (
        <Select<OpinionId>
          label={t("paper.proposeOn")}
          chosen={opinionId}
          onChoose={setOpinionId}
          choices={opinions.map(({ id, number: n, title }) => ({
            value: id,
            words: t("sheet.label", { number: n, title }),
          }))}
        />
      )}
      {files.length < 2 ? null : (
        <Select<string>
          label={t("paper.proposeFile")}
          chosen={hash}
          onChoose={setHash}
          choices={files.map((one) => ({
            value: one.hash,
            words: `${one.name} · ${languageOf(one.language)}`,
          }))}
        />
      )}
    </FormDialog>
  );
}
