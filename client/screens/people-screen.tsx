import { useState } from "react";
import { useTranslations } from "use-intl";
import { useSearch } from "wouter";
import type { ToldInvitations, ToldLinks } from "../../shared/people-list/told-list.ts";
import { listCsv } from "../../shared/people-list/list-csv.ts";
import type { Delegation } from "../../shared/forum/delegation.ts";
import { mayKeepOwnPeople } from "../../shared/forum/keep-own-people.ts";
import type { UserId } from "../../shared/ids.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { download } from "../files/take-file.ts";
import { forumNow, useForum } from "../forum/use-forum.ts";
import { useLanguage } from "../i18n/language-provider.tsx";
import { AdmittedPeople } from "../people-list/admitted-people.tsx";
import { Cards } from "../people-list/cards.tsx";
import { DelegationDialog } from "../people-list/delegation-dialog.tsx";
import {
  delegationsWithout,
  filterPeople,
  NO_FILTER,
  type PeopleFilter,
  type Sort,
} from "../people-list/filter-people.ts";
import { InviteDialog } from "../people-list/invite-dialog.tsx";
import { ListDialog } from "../people-list/list-dialog.tsx";
import { PeopleFilters } from "../people-list/people-filters.tsx";
import { PeopleTable, type PersonAct } from "../people-list/people-table.tsx";
import { PersonDialog } from "../people-list/person-dialog.tsx";
import { EndDialog, ReplaceDialog } from "../people-list/replace-dialogs.tsx";
import { type ReadPeople, type TablePerson, usePeopleTable } from "../people-list/use-people.ts";
import { WithoutPeople } from "../people-list/without-people.tsx";
import { usePeoplePost } from "../people-list/use-people-post.ts";
import { SidePage } from "../shell/side-page.tsx";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { useToast } from "../ui/toasts.tsx";

/** The people of the forum, or of one's own delegation (rules P12 to P19). */
export function PeopleScreen() {
  const t = useTranslations();
  const { me } = useForum();
  const table = usePeopleTable();
  const isOffice = mayDo(me, null, "admitPeople") === null;
  const heading = t(isOffice ? "peopleList.heading" : "peopleList.headingOwn");
  return (
    <SidePage heading={heading} extraClass="people-list">
      <h1>{heading}</h1>
      {!isOffice && !mayKeepOwnPeople(me) ? (
        <p>{t("peopleList.notYours")}</p>
      ) : table.kind === "loading" ? (
        <Busy words={t("peopleList.loading")} />
      ) : table.kind === "failed" ? (
        <>
          <p className="warning">{t("peopleList.failed")}</p>
          <Button onPress={table.again}>{t("ui.tryAgain")}</Button>
        </>
      ) : (
        <People table={table.here} isOffice={isOffice} />
      )}
    </SidePage>
  );
}

type Open =
  | { readonly kind: "add" | "list" | "mail" | "cards" }
  | { readonly kind: "delegation"; readonly delegation: Delegation | null }
  | { readonly kind: PersonAct; readonly person: TablePerson };

const NOBODY: ReadonlySet<UserId> = new Set();

function People({ table, isOffice }: { readonly table: ReadPeople; readonly isOffice: boolean }) {
  const t = useTranslations("peopleList");
  const forum = useForum();
  const [filter, setFilter] = useState<PeopleFilter>(NO_FILTER);
  const [sort, setSort] = useState<Sort>("delegation");
  // A filter would hide the row that an address names.
  const search = useSearch();
  const [followed, setFollowed] = useState(search);
  if (followed !== search) {
    setFollowed(search);
    setFilter(NO_FILTER);
  }
  const [chosen, setChosen] = useState(NOBODY);
  const [admitted, setAdmitted] = useState(NOBODY);
  const [open, setOpen] = useState<Open | null>(null);
  const { links, setLinks, give, mail, endSignIns } = usePersonActs(() => setOpen(null));
  const shown = filterPeople(table.people, filter, { sort, now: forumNow(forum) });
  const without = isOffice ? delegationsWithout(table.people, forum.delegations, filter) : [];
  const picked = table.people.filter(({ id, isKept }) => isKept && chosen.has(id));
  const close = (): void => setOpen(null);
  // Of a closed forum people still need links to read it; nothing about them changes.
  const { closed } = forum.rules;
  const acts: readonly PersonAct[] = [
    ...(closed ? [] : (["edit", "replace"] as const)),
    "link",
    ...(table.sendsMail ? (["mail"] as const) : []),
    "endSignIns",
    ...(closed ? [] : (["end"] as const)),
  ];
  if (links !== null) return <Cards people={table.people} links={links} onClose={() => setLinks(null)} />;
  const save = (): void => {
    const lines = shown.map(({ delegation, speaks, leads, ...person }) => ({
      delegation,
      person: { ...person, groups: leads, head: speaks === "head", deputy: speaks === "deputy" },
    }));
    const others = without.map((delegation) => ({ delegation, person: null }));
    download(
      new Blob([listCsv([...lines, ...others], forum.expertsList)], { type: "text/csv" }),
      "people.csv",
    );
  };
  return (
    <>
      <p className="people-acts">
        {closed ? null : (
          <Button look="main" onPress={() => setOpen({ kind: "add" })}>
            {t("add")}
          </Button>
        )}
        {isOffice && !closed ? (
          <>
            <Button onPress={() => setOpen({ kind: "list" })}>{t("list.open")}</Button>
            <Button onPress={() => setOpen({ kind: "delegation", delegation: null })}>
              {t("delegation")}
            </Button>
          </>
        ) : null}
        <Button onPress={save}>{t("download")}</Button>
        <Button isDisabled={picked.length === 0} onPress={() => setOpen({ kind: "cards" })}>
          {t("cards.open")}
        </Button>
        {table.sendsMail ? (
          <Button isDisabled={picked.length === 0} onPress={() => setOpen({ kind: "mail" })}>
            {t("mail")}
          </Button>
        ) : null}
      </p>
      {admitted.size === 0 ? null : (
        <AdmittedPeople
          n={admitted.size}
          sendsMail={table.sendsMail}
          onInvite={(kind) => {
            setChosen(admitted);
            setOpen({ kind });
          }}
          onClose={() => setAdmitted(NOBODY)}
        />
      )}
      <PeopleFilters filter={filter} onFilter={setFilter} isOffice={isOffice} />
      <WithoutPeople
        delegations={without}
        onCorrect={closed ? null : (delegation) => setOpen({ kind: "delegation", delegation })}
      />
      {isOffice && table.people.length <= 1 ? <Empty words={t("onlyYou")} /> : null}
      {shown.length === 0 ? (
        <Empty words={t("none")} />
      ) : (
        <PeopleTable
          people={shown}
          sort={sort}
          onSort={setSort}
          chosen={chosen}
          onChoose={setChosen}
          acts={acts}
          onAct={(kind, person) => setOpen({ kind, person })}
        />
      )}
      {open === null ? null : open.kind === "list" ? (
        <ListDialog onTaken={setAdmitted} onClose={close} />
      ) : open.kind === "delegation" ? (
        <DelegationDialog delegation={open.delegation} onClose={close} />
      ) : "person" in open ? (
        <PersonActDialog open={open} {...{ give, mail, endSignIns }} onClose={close} />
      ) : open.kind === "add" ? (
        <PersonDialog person={null} onClose={close} />
      ) : (
        <InviteDialog
          kind={open.kind}
          people={picked}
          onSent={(made) => {
            close();
            setLinks(made);
            setAdmitted(NOBODY);
          }}
          onClose={close}
        />
      )}
    </>
  );
}

type Acts = Pick<ReturnType<typeof usePersonActs>, "give" | "mail" | "endSignIns">;

function PersonActDialog({
  open: { kind, person },
  give,
  mail,
  endSignIns,
  onClose,
}: Acts & {
  readonly open: Extract<Open, { readonly person: TablePerson }>;
  readonly onClose: () => void;
}) {
  const t = useTranslations("peopleList");
  const { name } = person;
  switch (kind) {
    case "edit":
      return <PersonDialog person={person} onClose={onClose} />;
    case "replace":
      return <ReplaceDialog person={person} onClose={onClose} />;
    case "end":
      return <EndDialog person={person} onClose={onClose} />;
    case "link":
    case "mail":
    case "endSignIns":
      return (
        <ConfirmDialog
          title={t(`confirm.${kind}.title`, { name })}
          doWords={t(`act.${kind}`)}
          look={kind === "endSignIns" ? "grave" : "main"}
          onDo={() => (kind === "link" ? give(person) : kind === "mail" ? mail(person) : endSignIns(person))}
          onClose={onClose}
        >
          <p>{t(`confirm.${kind}.explain`, { name })}</p>
        </ConfirmDialog>
      );
  }
}

/** Links, mails and ends of sign-ins, asked of the server; each closes its dialog and says what came of it. */
function usePersonActs(onDone: () => void) {
  const t = useTranslations("peopleList");
  const post = usePeoplePost();
  const toast = useToast();
  const { language } = useLanguage();
  const [links, setLinks] = useState<ToldLinks["links"] | null>(null);
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- reason: the path decides the type of the answer
  const ask = async <Body,>(
    path: string,
    body: object,
    done: (told: Body) => string | null,
  ): Promise<void> => {
    const told = await post<Body>(path, body);
    onDone();
    const words = "refused" in told ? told.refused : done(told.done);
    if (words !== null) toast({ kind: "refused" in told ? "refused" : "done", words });
  };
  return {
    links,
    setLinks,
    give: ({ id }: TablePerson) =>
      void ask<ToldLinks>("/api/people/links", { users: [id] }, (told) => {
        setLinks(told.links);
        return null;
      }),
    mail: ({ id }: TablePerson) =>
      void ask<ToldInvitations>(
        "/api/people/invitations",
        { users: [id], language, press: crypto.randomUUID() },
        ({ sent, without }) => t("mailed", { n: sent.length, without: without.length }),
      ),
    endSignIns: ({ id, name }: TablePerson) =>
      void ask<{ readonly ended: number }>(`/api/people/${id}/end-sign-ins`, {}, ({ ended }) =>
        t("signInsEnded", { name, n: ended }),
      ),
  };
}
