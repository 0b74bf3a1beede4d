import { useTranslations } from "use-intl";
import type { GroupId, OpinionId } from "../../shared/ids.ts";
import type { WindowScope } from "../../shared/timetable/timetable-entry.ts";
import { useForum } from "../forum/use-forum.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { Choices, Selection } from "../ui/choices.tsx";

/** For every Opinion, or for some groups and Opinions; `"nobody"` while none is chosen. */
export type ScopeInput = WindowScope | "all" | "nobody";

type ScopeChoiceProps = {
  /** The window, where an entry turns several. */
  readonly of?: string;
  readonly scope: ScopeInput;
  readonly onChange: (scope: ScopeInput) => void;
};

/** For whom a window or an extension is (rule T8). */
export function ScopeChoice({ of, scope, onChange }: ScopeChoiceProps) {
  const t = useTranslations("deadline");
  const { groups } = useForum();
  const wordsOf = useWordsOf();
  const chosen = typeof scope === "string" ? {} : scope;
  const opinions = groups.flatMap((group) => group.opinions);
  const put = (next: {
    readonly groups: readonly GroupId[];
    readonly opinions: readonly OpinionId[];
  }): void =>
    onChange(
      next.groups.length + next.opinions.length === 0
        ? "nobody"
        : {
            ...(next.groups.length === 0 ? {} : { groups: next.groups }),
            ...(next.opinions.length === 0 ? {} : { opinions: next.opinions }),
          },
    );
  const [ofGroups, ofOpinions] = [chosen.groups ?? [], chosen.opinions ?? []];
  return (
    <>
      <Choices<"all" | "some">
        label={of === undefined ? t("ask.whom") : t("ask.whomOf", { what: of })}
        chosen={scope === "all" ? "all" : "some"}
        onChoose={(next) => onChange(next === "all" ? "all" : "nobody")}
        choices={[
          { value: "all", words: t("ask.all") },
          { value: "some", words: t("ask.some") },
        ]}
      />
      {scope === "all" ? null : (
        <div className="scope-choice">
          <Selection<OpinionId>
            label={t("ask.opinions")}
            choices={opinions.map(({ id, number, title }) => ({
              value: id,
              words: `${t("scope.opinion", { number })}: ${title}`,
            }))}
            chosen={new Set(ofOpinions)}
            onChange={(next) => put({ groups: ofGroups, opinions: [...next] })}
          />
          <Selection<GroupId>
            label={t("ask.groups")}
            choices={groups.map(({ id, topic }) => ({ value: id, words: wordsOf(topic) }))}
            chosen={new Set(ofGroups)}
            onChange={(next) => put({ groups: [...next], opinions: ofOpinions })}
          />
        </div>
      )}
    </>
  );
}
