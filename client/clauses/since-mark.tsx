import { useTranslations } from "use-intl";
import type { ClauseId } from "../../shared/ids.ts";
import { useInstants } from "../i18n/instants.ts";
import { useChangedSince, useSince } from "../opinion/since.ts";

/** In the margin of a clause that changed since its reader last looked; a press shows what changed. */
export function SinceMark({ id, tabIndex, name }: MarkProps & { readonly name: (id: ClauseId) => string }) {
  return useChangedSince(id) ? <Mark id={id} tabIndex={tabIndex} name={name(id)} /> : null;
}

type MarkProps = { readonly id: ClauseId; readonly tabIndex: 0 | -1 };

function Mark({ id, tabIndex, name }: MarkProps & { readonly name: string }) {
  const t = useTranslations("since");
  const since = useSince();
  const instants = useInstants();
  const label = t("mark", { clause: name, at: instants.brief(since.at()) });
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      className="since-mark"
      aria-label={label}
      title={label}
      onClick={() => since.show(id)}
    >
      <span aria-hidden="true">Δ</span>
    </button>
  );
}
