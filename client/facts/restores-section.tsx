import { useTranslations } from "use-intl";
import { useForum } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";

/** Tells of each Opinion that was repaired from a backup, and of what was lost (rule D29). */
export function RestoresSection() {
  const t = useTranslations("closing");
  const { restores, groups, timeZone } = useForum();
  const instants = useInstants();
  if (restores.length === 0) return null;
  const numberOf = (id: string): string =>
    groups.flatMap(({ opinions }) => opinions).find((one) => one.id === id)?.number ?? id;
  return (
    <section>
      <h2>{t("restores")}</h2>
      <ul className="entry-changes">
        {restores.toReversed().map(({ opinionId, at, backupAt, lost, reason, forumSeq }) => (
          <li key={forumSeq}>
            {t("restored", {
              at: instants.inZone(at, timeZone),
              number: numberOf(opinionId),
              backup: instants.inZone(backupAt, timeZone),
              lost,
              reason,
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
