import { useState } from "react";
import { useTranslations } from "use-intl";
import { canonicalJson } from "../../shared/events/chain.ts";
import { fieldsHash, type ReportFields } from "../../shared/forum/report-fields.ts";
import type { ReportPreview } from "../../shared/report/report-view.ts";
import { useLatest } from "../opinion/use-latest.ts";
import { useForumCommand } from "../forum/use-forum-command.ts";
import { useSession } from "../forum/use-forum.ts";
import { keepReportDraft, readReportDraft, type ReportDraft } from "../offline-store/report-draft.ts";

/** The Chair's text and choices, kept on the device until they are saved or undone. */
export type ChairTextState = {
  readonly fields: ReportFields;
  readonly unsaved: boolean;
  readonly saving: boolean;
  /** Somebody saved other words since these were begun. */
  readonly isElsewhere: boolean;
  readonly write: (more: Partial<ReportFields>) => void;
  readonly undo: () => void;
  readonly save: () => Promise<void>;
};

export function useChairText(preview: ReportPreview, again: () => Promise<void>): ChairTextState {
  const t = useTranslations("chairsReport.own");
  const me = useSession();
  const send = useForumCommand();
  const [writing, setWriting] = useState(() => readReportDraft(me.id));
  const [saving, setSaving] = useState(false);
  const latest = useLatest(writing);
  const fields = writing?.fields ?? preview.fields;
  const isElsewhere = writing !== null && writing.base !== preview.fieldsHash;

  const keep = (next: ReportDraft | null): void => {
    setWriting(next);
    keepReportDraft(me.id, next);
  };
  return {
    fields,
    unsaved: writing !== null,
    saving,
    isElsewhere: isElsewhere && !saving,
    write: (more) => {
      const next = { ...fields, ...more };
      const isAsSaved = !isElsewhere && !saving && canonicalJson(next) === canonicalJson(preview.fields);
      keep(isAsSaved ? null : { fields: next, base: writing?.base ?? preview.fieldsHash });
    },
    undo: () => keep(null),
    save: async () => {
      if (writing === null) return;
      setSaving(true);
      const { sections, ...rest } = writing.fields;
      const edited = { ...rest, sections: [...sections] };
      const done = await send({ type: "editReport", hash: writing.base, ...edited }, t("done"));
      await again();
      const now = latest();
      // Text typed while these were on their way is made from them.
      if (done) keep(now === null || now === writing ? null : { ...now, base: fieldsHash(writing.fields) });
      setSaving(false);
    },
  };
}
