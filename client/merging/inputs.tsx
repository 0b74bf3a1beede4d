import { useState } from "react";
import { useTranslations } from "use-intl";
import type { MergeInput } from "../../shared/merging/merge.ts";
import { capitalized } from "../i18n/capitalized.ts";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { Switch } from "../ui/switch.tsx";
import { useDesk } from "./use-desk.ts";
import { comma } from "../i18n/list-signs.ts";

/** Inputs of the merge; switched off, an input gives nothing and stays on the desk (rule U15). */
export function Inputs() {
  const t = useTranslations("merging");
  const { merge } = useDesk();
  return (
    <section aria-label={t("inputs")}>
      <h2>{t("inputs")}</h2>
      <ul className="desk-inputs">
        {merge.inputs.map((input) => (
          <Input key={input.id} input={input} />
        ))}
      </ul>
      {merge.inputs.length === 1 ? <p className="quiet">{t("onlyWorkingText")}</p> : null}
    </section>
  );
}

function Input({ input }: { input: MergeInput }) {
  const t = useTranslations("merging");
  const [removing, setRemoving] = useState(false);
  const { merge, works, send } = useDesk();
  const name = t(`input.${input.kind}`, { name: input.name });
  const toggle = (on: boolean): void => {
    const here = { type: "toggleMergeInput", mergeId: merge.id, inputId: input.id } as const;
    void send({ ...here, on }, () => ({ ...here, on: !on }));
  };
  return (
    <li>
      <Switch
        words={capitalized(name)}
        name={t("inputOn", { name })}
        on={input.isOn}
        disabled={!works}
        onChange={toggle}
      />
      {input.whose.length === 0 ? null : <span className="tag neutral">{input.whose.join(comma())}</span>}
      <small className="faint">{t("inputClauses", { n: input.clauses.length, seq: input.seq })}</small>
      {works && input !== merge.inputs[0] ? (
        <Button look="link" aria-label={t("removeInputName", { name })} onPress={() => setRemoving(true)}>
          {t("removeInput")}
        </Button>
      ) : null}
      {removing ? (
        <ConfirmDialog
          title={t("removeInputTitle", { name })}
          doWords={t("removeInput")}
          look="main"
          onClose={() => setRemoving(false)}
          onDo={() => {
            setRemoving(false);
            const here = { mergeId: merge.id, inputId: input.id };
            void send({ type: "removeMergeInput", ...here }, ({ off }) =>
              off?.some((one) => one.input.id === input.id) === true
                ? { type: "putBackMergeInput", ...here }
                : null,
            );
          }}
        >
          <p>{t("removeInputExplain")}</p>
        </ConfirmDialog>
      ) : null}
    </li>
  );
}
