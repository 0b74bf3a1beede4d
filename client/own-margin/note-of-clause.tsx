import { useState } from "react";
import { useTranslations } from "use-intl";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import type { SelectedClause } from "../opinion/selected-clause.ts";
import { Button } from "../ui/button.tsx";
import { quietPart } from "../i18n/later-messages.ts";
import { TextField } from "../ui/text-field.tsx";
import { ClearedByCapital } from "./cleared-by-capital.tsx";
import { EMPTY_NOTE, nameOf, type OwnNote } from "./own-margin.ts";
import { useOwnMargin } from "./this-margin.ts";

const Folder = quietPart(async () => (await import("./folder.tsx")).Folder);

type NoteProps = { readonly selectedClause: SelectedClause; readonly notes: ReadonlyMap<string, OwnNote> };

/** Each key is sealed and kept at once: there is nothing to save. */
export function NoteOfClause({ selectedClause, notes }: NoteProps) {
  const t = useTranslations("ownMargin");
  const { snapshot } = useOpenedOpinion();
  const { margin } = useOwnMargin();
  const [prints, setPrints] = useState(false);
  const of = { opinion: snapshot.opinion.id, clause: selectedClause.clause.id };
  const note = notes.get(nameOf(of)) ?? EMPTY_NOTE;
  const write = (part: Partial<OwnNote>): void => void margin.write(of, { ...note, ...part });
  return (
    <div className="own-note">
      <ClearedByCapital
        selectedClause={selectedClause}
        cleared={note.cleared}
        onPin={(cleared) => write({ cleared })}
      />
      <TextField
        label={t("instructions")}
        lines="several"
        value={note.instructions}
        onChange={(instructions) => write({ instructions })}
      />
      <TextField
        label={t("fallBack")}
        lines="several"
        value={note.fallBack}
        onChange={(fallBack) => write({ fallBack })}
      />
      <div className="own-acts">
        <Button onPress={() => setPrints(true)}>{t("folder")}</Button>
        <Button onPress={margin.lock}>{t("lock")}</Button>
      </div>
      {prints ? <Folder notes={notes} onDone={() => setPrints(false)} /> : null}
    </div>
  );
}
