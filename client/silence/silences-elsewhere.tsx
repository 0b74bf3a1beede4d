import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { OpinionId } from "../../shared/ids.ts";
import { useForum } from "../forum/use-forum.ts";
import { useClosingWords } from "./use-closing-words.ts";

/** On every page: the other Opinions in which a silence procedure runs, since every delegation is notified (rule I2). */
export function SilencesElsewhere({ here }: { readonly here: OpinionId | null }) {
  const t = useTranslations("silence.banner");
  const { groups } = useForum();
  const closing = useClosingWords();
  return groups
    .flatMap(({ opinions }) => opinions)
    .flatMap(({ id, title, silenceCloses }) =>
      silenceCloses === undefined || id === here ? (
        []
      ) : (
        <p key={id} className="banner silence-banner" role="status">
          {t("elsewhere", { title, when: closing(silenceCloses) })}{" "}
          <Link href={`/opinions/${id}`} aria-label={t("goName", { title })}>
            {t("look")}
          </Link>
        </p>
      ),
    );
}
