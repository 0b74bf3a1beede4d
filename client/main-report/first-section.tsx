import { useState } from "react";
import { useTranslations } from "use-intl";
import { livingClauses } from "../../shared/opinion/opinion.ts";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { newClause } from "../room/new-clause.ts";
import type { PageRoom } from "../room/room.ts";
import { Button } from "../ui/button.tsx";
import { useToast } from "../ui/toasts.tsx";

/** A report without a section: the secretariat begins its first one, with a paragraph under it. */
export function FirstSection({ room }: { readonly room: PageRoom }) {
  const t = useTranslations("mainReport");
  const { snapshot, tryOut, sayRefusal } = useOpenedOpinion();
  const [, take] = useClauseSelection();
  const toast = useToast();
  const [isBeginning, setBeginning] = useState(false);
  const after = livingClauses(snapshot.opinion).at(-1)?.id ?? null;
  const heading = { type: "addClause", after, kind: "verb", text: "" } as const;
  const mayBegin = tryOut(heading) === null;
  const begin = async (): Promise<void> => {
    setBeginning(true);
    const added = await room.send(heading);
    const id = "refusal" in added ? null : newClause(added.entries);
    const first =
      id === null ? added : await room.send({ type: "addClause", after: id, kind: "operative", level: 1 });
    setBeginning(false);
    if ("refusal" in first) toast({ kind: "refused", words: sayRefusal(first.refusal) });
    else take(id, "type");
  };
  return (
    <section className="first-steps" aria-label={t("begun")}>
      <p>{t(mayBegin ? "noSection" : "noTextYet")}</p>
      {mayBegin ? (
        <div className="acts">
          <Button look="main" isDisabled={isBeginning} onPress={() => void begin()}>
            {t("addSection")}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
