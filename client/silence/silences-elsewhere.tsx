import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { OpinionId } from "../../shared/ids.ts";
import { useForum } from "../forum/use-forum.ts";
import { SilenceLeft } from "./silence-left.tsx";
import { useOwnTime } from "../forum/use-own-time.ts";

/**
 * On every page: the other Opinions in which a silence procedure runs, or has closed without agreement being declared
 * yet, since every delegation is notified, also one that was away when it began (rule I12).
 */
export function SilencesElsewhere({ here }: { readonly here: OpinionId | null }) {
  const t = useTranslations("silence.banner");
  const { groups } = useForum();
  const closing = useOwnTime().bound;
  const others = groups.flatMap(({ opinions }) => opinions).filter(({ id }) => id !== here);
  return others.flatMap(({ id, title, silenceCloses, silenceClosed }) => {
    const go = (
      <Link href={`/opinions/${id}`} aria-label={t("goName", { title })}>
        {t("look")}
      </Link>
    );
    const running =
      silenceCloses === undefined ? "" : t("elsewhere", { title, when: closing(silenceCloses) });
    return [
      ...(silenceCloses === undefined
        ? []
        : [
            <p key={`${id} runs`} className="banner silence-banner">
              {running} <SilenceLeft closes={silenceCloses} told={running} /> {go}
            </p>,
          ]),
      ...(silenceClosed === undefined
        ? []
        : [
            <p key={`${id} closed`} className="banner silence-banner" role="status">
              {t("closedElsewhere", { title, when: closing(silenceClosed) })} {go}
            </p>,
          ]),
    ];
  });
}
