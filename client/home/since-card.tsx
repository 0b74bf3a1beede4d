import { useQueries } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { LookAnswer } from "../../shared/history/told-comparison.ts";
import type { OpinionId } from "../../shared/ids.ts";
import { readJson } from "../forum/fetch-json.ts";
import { useForum } from "../forum/use-forum.ts";
import { useAnd } from "../i18n/use-and.ts";
import { useInstants } from "../i18n/instants.ts";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";

/** Opinions of which changes are read at once: a forum may have a hundred. */
const READ_MAX = 12;

type Looked = {
  readonly id: OpinionId;
  readonly number: string;
  readonly answer: LookAnswer & { readonly look: NonNullable<LookAnswer["look"]> };
};

/** Changes in each text since the reader last looked at it, in words (rules A69, J8). */
export function SinceCard() {
  const t = useTranslations("home.since");
  const ui = useTranslations("ui");
  const instants = useInstants();
  const { groups } = useForum();
  const opinions = groups
    .flatMap((group) => group.opinions)
    .filter(({ quarantined }) => quarantined !== true)
    .slice(0, READ_MAX);
  const reads = useQueries({
    queries: opinions.map(({ id }) => ({
      queryKey: ["look", id],
      queryFn: () => readJson<LookAnswer>(`/api/opinions/${id}/look`),
      staleTime: Infinity,
      gcTime: 0,
      retry: 1,
    })),
  });
  const looked = opinions.flatMap(({ id, number }, i): readonly Looked[] => {
    const answer = reads[i]?.data;
    return answer?.look == null ? [] : [{ id, number, answer: { ...answer, look: answer.look } }];
  });
  const isReading = reads.some(({ isPending, isError }) => isPending && !isError);
  const isFailed = reads.some(({ isError }) => isError);
  // Before a first look there is nothing to compare with.
  if (looked.length === 0 && !isFailed && !isReading) return null;
  const last = Math.max(...looked.map(({ answer }) => answer.look.at));
  const changed = looked.filter(({ answer }) => isNews(answer));
  const still = looked.filter(({ answer }) => !isNews(answer));
  const again = (): void => {
    for (const read of reads) if (read.isError) void read.refetch();
  };
  return (
    <section className="home-card home-since" aria-label={t("label")}>
      <h2>{looked.length === 0 ? t("label") : t("heading", { at: instants.brief(last) })}</h2>
      {isReading ? <Busy words={t("loading")} /> : null}
      {isReading ? null : (
        <ul>
          {changed.map((one) => (
            <Changes key={one.id} {...one} />
          ))}
        </ul>
      )}
      {isReading || still.length === 0 ? null : <Nothing of={still.map(({ number }) => number)} />}
      {isFailed ? (
        <p role="alert">
          {navigator.onLine ? t("failed") : t("offline")}{" "}
          <Button look="link" onPress={again}>
            {ui("tryAgain")}
          </Button>
        </p>
      ) : null}
    </section>
  );
}

const isNews = ({ changed, news }: LookAnswer): boolean =>
  changed.length > 0 || Object.values(news).some((one) => one !== 0);

function Changes({ id, number, answer: { look, changed, news } }: Looked) {
  const t = useTranslations("home.since");
  const facts = useFacts({ changed, news });
  return (
    <li>
      {t("opinion", { number, facts })}{" "}
      {changed.length === 0 ? (
        <Link href={`/opinions/${id}`} aria-label={t("openName", { number })}>
          {t("open")}
        </Link>
      ) : (
        <Link href={`/opinions/${id}?read=since-${look.seq}`} aria-label={t("readName", { number })}>
          {t("read")}
        </Link>
      )}
    </li>
  );
}

function Nothing({ of }: { readonly of: readonly string[] }) {
  const t = useTranslations("home.since");
  const and = useAnd();
  return <p className="quiet">{t("nothing", { n: of.length, numbers: and(of) })}</p>;
}

/** Names what is new in one text, the weightiest first. */
function useFacts({ changed, news }: Pick<LookAnswer, "changed" | "news">): string {
  const t = useTranslations("home.since.facts");
  const count = (kind: LookAnswer["changed"][number]["change"]): number =>
    changed.filter(({ change }) => change === kind).length;
  const facts: readonly (readonly [number, string])[] = [
    [news.baseText, t("baseText", { n: news.baseText })],
    [news.agreed, t("agreed", { n: news.agreed })],
    [news.adReferendum, t("adReferendum", { n: news.adReferendum })],
    [count("changed"), t("changed", { n: count("changed") })],
    [count("added"), t("added", { n: count("added") })],
    [count("removed"), t("removed", { n: count("removed") })],
    [count("moved"), t("moved", { n: count("moved") })],
    [news.proposals, t("proposals", { n: news.proposals })],
  ];
  return useAnd()(facts.filter(([n]) => n > 0).map(([, words]) => words));
}
