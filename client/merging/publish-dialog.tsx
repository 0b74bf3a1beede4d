import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { NAME_CHARS_MAX } from "../../shared/limits.ts";
import { type Responsible, RESPONSIBLE, resultHash } from "../../shared/merging/merging.ts";
import { provenanceOf } from "../../shared/merging/provenance.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useForum } from "../forum/use-forum.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { Choices } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useText } from "../ui/use-text.ts";
import { useSending } from "../ui/use-sending.ts";
import { Unfold } from "../ui/unfold.tsx";
import { Differences } from "./differences.tsx";
import { useDesk } from "./use-desk.ts";

/** Names the revision, says under whose responsibility it stands, who will see it, and what is different in it. */
export function PublishDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations();
  const forum = useForum();
  const wordsOf = useWordsOf();
  const { snapshot } = useOpenedOpinion();
  const { merge, send } = useDesk();
  const sending = useSending(onClose);
  const { me } = forum;
  const open = RESPONSIBLE.filter((one) => {
    if (one === "chair") return me.role === "chair";
    return one === "managementTeam" || mayDo(me, snapshot.opinion.groupId, "decideProposal") === null;
  });
  const [whose, setWhose] = useState<Responsible>(open[0]!);
  const [name, nameField] = useText();
  const rows = useMemo(() => provenanceOf(merge), [merge]);
  const publish = (): void => {
    const command = {
      type: "publishRevision",
      mergeId: merge.id,
      name: name.trim(),
      whose,
      hash: resultHash(rows),
    } as const;
    sending.send(async (refuse) => (await send(command, undefined, refuse)) === null);
  };
  return (
    <FormDialog
      sending={sending}
      title={t("merging.publishTitle")}
      wide
      doWords={t("merging.publishDo")}
      isDisabled={name.trim() === ""}
      onSubmit={publish}
      onClose={onClose}
    >
      <TextField
        label={t("merging.publishName")}
        help={t("merging.publishNameHelp")}
        {...nameField}
        maxLength={NAME_CHARS_MAX}
        focusFirst
      />
      <Choices
        label={t("merging.publishWhose")}
        chosen={whose}
        onChoose={setWhose}
        choices={open.map((value) => ({ value, words: t(`merging.whose.${value}`) }))}
      />
      <p className="quiet">{t("merging.publishSeen")}</p>
      <p className="faint">{wordsOf(forum.standingWords)}</p>
      <Unfold words={t("merging.differences")}>{() => <Differences rows={rows} />}</Unfold>
    </FormDialog>
  );
}
