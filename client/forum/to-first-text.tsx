import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { firstOpinion } from "./first-opinion.ts";
import { useForum } from "./use-forum.ts";

/** The way on from an empty page: the text that the reader opens first. */
export function ToFirstText() {
  const t = useTranslations("home.now");
  const forum = useForum();
  const id = firstOpinion(forum);
  const opinion = forum.groups.flatMap(({ opinions }) => opinions).find((one) => one.id === id);
  if (opinion === undefined) return null;
  return (
    <Link href={`/opinions/${opinion.id}`} className="button">
      {t("go", { number: opinion.number })}
    </Link>
  );
}
