import { useTranslations } from "use-intl";
import { standingOf } from "../../shared/permissions.ts";
import { useForum } from "../forum/use-forum.ts";
import { useConsensus } from "./consensus.tsx";

/** Under which hat its reader acts here: whoever leads acts for no delegation. */
export function Hat() {
  const t = useTranslations("agreement");
  const { me } = useForum();
  const { snapshot } = useConsensus();
  const standing = standingOf(me, snapshot.opinion.groupId);
  if (standing !== "lead" && standing !== "chair" && standing !== "secretariat") return null;
  const hat = t(`hat.${standing}`);
  return (
    <span className="hat" title={t("hatMeans", { hat })}>
      {hat}
    </span>
  );
}
