import { useTranslations } from "use-intl";
import { mayDo } from "../../shared/people/permissions.ts";
import { mayType } from "../../shared/standing/may-type.ts";
import { useForum } from "../forum/use-forum.ts";
import { Button } from "../ui/button.tsx";
import { Menu } from "../ui/menu.tsx";
import { useActEntries } from "../opinion/act-menu.ts";
import { STRUCTURE_ACTS } from "../opinion/acts.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { editRightText } from "../opinion/edit-right-text.ts";
import type { SelectedClause } from "../opinion/selected-clause.ts";

/** The person's acts on the clause, and the reasons why others are closed. */
export function ClauseCan({ selectedClause }: { selectedClause: SelectedClause }) {
  const t = useTranslations();
  const forum = useForum();
  const { snapshot, nameOf, sayRefusal } = useOpenedOpinion();
  const entries = useActEntries();
  const { opinion } = snapshot;
  const { clause } = selectedClause;
  const name = nameOf(clause.id);
  const typing = mayType({ actor: forum.me, opinion, clause, rules: forum.rules });
  const marking = mayDo(forum.me, opinion.groupId, "markAdReferendum");
  const follows = forum.me.role === "follower";
  const structure = entries(STRUCTURE_ACTS);
  const pen = clause.pen ?? opinion.pen;

  return (
    <section>
      <h3>{t("panel.whatYouCanDo")}</h3>
      <ul className="can">
        <li className={typing === null ? "yes" : "no"}>
          {typing === null
            ? t("acts.typeHere", { clause: name })
            : follows
              ? t("acts.readOnly")
              : sayRefusal(typing)}
        </li>
        {marking === null || follows ? null : <li className="neutral">{t("acts.whoMarks")}</li>}
        {snapshot.status === "offline" ? <li className="no">{t("acts.offlineNote")}</li> : null}
        <li className="neutral">
          {t("header.pen", { who: editRightText(t, forum, pen) })}
          {clause.pen === null ? "" : ` (${name})`}
        </li>
      </ul>
      {structure.some((entry) => entry.disabled !== true) ? (
        <Menu
          label={t("acts.structureName", { clause: name })}
          placement="bottom start"
          trigger={
            <Button aria-label={t("acts.structureName", { clause: name })}>{t("acts.structure")} ▾</Button>
          }
          groups={[{ id: "structure", entries: structure }]}
        />
      ) : null}
    </section>
  );
}
