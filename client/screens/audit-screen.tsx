import { useInfiniteQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { useTranslations } from "use-intl";
import {
  AUDIT_KINDS,
  type AuditAnswer,
  type AuditKind,
  type AuditLine,
} from "../../shared/forum/audit-line.ts";
import { AUDIT_SEARCH_CHARS_MAX } from "../../shared/door-limits.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { readJson } from "../forum/fetch-json.ts";
import { useForum } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";
import { SidePage } from "../shell/side-page.tsx";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";
import { comma } from "../i18n/list-signs.ts";

const KINDS = Object.keys(AUDIT_KINDS) as readonly AuditKind[];
const TOLD_REASONS = ["linkUnknown", "linkUsed", "linkEnded"] as const;

/** Acts on people, sign-ins and removals, for the secretariat (rule D18). */
export function AuditScreen() {
  const t = useTranslations("audit");
  const { me } = useForum();
  return (
    <SidePage heading={t("heading")} extraClass="audit">
      <h1>{t("heading")}</h1>
      {mayDo(me, null, "readAudit") === null ? (
        <Audit />
      ) : (
        <Notice isInside heading={t("closed")} next={t("closedNext")} />
      )}
    </SidePage>
  );
}

function Audit() {
  const t = useTranslations("audit");
  const ui = useTranslations("ui");
  const [kind, setKind] = useState<AuditKind | "all">("all");
  const [search, setSearch] = useState("");
  const found = useDeferredValue(search.trim());
  const query = new URLSearchParams({ ...(kind === "all" ? {} : { kind }), search: found }).toString();
  const { data, isError, isFetching, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ["audit", query],
    queryFn: ({ pageParam }) => readJson<AuditAnswer>(`/api/audit?${query}&from=${pageParam}`),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
    retry: 1,
  });
  const lines = data?.pages.flatMap((page) => page.lines);
  return (
    <>
      <p>{t("explain")}</p>
      <div className="audit-filter">
        <Select<AuditKind | "all">
          label={t("kind")}
          chosen={kind}
          onChoose={setKind}
          choices={[
            { value: "all", words: t("all") },
            ...KINDS.map((value) => ({ value, words: t(`kinds.${value}`) })),
          ]}
        />
        <TextField
          label={t("search")}
          value={search}
          onChange={setSearch}
          maxLength={AUDIT_SEARCH_CHARS_MAX}
        />
        <a href={`/api/audit.csv?${query}`} download>
          {t("csv")}
        </a>
      </div>
      {lines === undefined && isError ? (
        <Notice isInside heading={t("failed")} next={t("failedNext")}>
          <Button look="main" onPress={() => void refetch()}>
            {ui("tryAgain")}
          </Button>
        </Notice>
      ) : null}
      {lines === undefined && !isError ? <Busy words={t("loading")} /> : null}
      {lines?.length === 0 ? <p className="quiet">{t("none")}</p> : null}
      {lines === undefined || lines.length === 0 ? null : <Lines lines={lines} />}
      {hasNextPage ? (
        <p>
          <Button isDisabled={isFetching} onPress={() => void fetchNextPage()}>
            {t("more")}
          </Button>
        </p>
      ) : null}
    </>
  );
}

function Lines({ lines }: { readonly lines: readonly AuditLine[] }) {
  const t = useTranslations("audit");
  const instants = useInstants();
  const { timeZone } = useForum();
  const who = (person: AuditLine["user"]): string =>
    person === null ? "" : [person.symbol, person.name].filter(Boolean).join(" · ");
  const how = ({ way, device, reason, count }: AuditLine): string =>
    [
      way === null ? "" : t(`way.${way}`),
      device === null ? "" : t(`device.${device}`),
      reason === null ? "" : t(`reason.${TOLD_REASONS.find((one) => one === reason) ?? "other"}`),
      count === 1 ? "" : t("times", { n: count }),
    ]
      .filter((part) => part !== "")
      .join(comma());
  return (
    <table className="audit-table">
      <thead>
        <tr>
          <th scope="col">{t("at")}</th>
          <th scope="col">{t("what")}</th>
          <th scope="col">{t("who")}</th>
          <th scope="col">{t("how")}</th>
          <th scope="col">{t("by")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <td className="audit-at">{instants.inZone(line.at, timeZone)}</td>
            <th scope="row">{t(`act.${line.act}`)}</th>
            <td dir="auto">{who(line.user)}</td>
            <td>{how(line)}</td>
            <td>
              {line.by === null ? null : <span className="audit-label">{t("by")}</span>}{" "}
              <bdi>{who(line.by)}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
