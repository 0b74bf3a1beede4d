import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { ForumCommand } from "../../shared/forum/forum-commands.ts";
import type { GroupId } from "../../shared/ids.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { type Role, ROLES } from "../../shared/people/participant.ts";
import { useForumCommand } from "../forum/use-forum-command.ts";
import { useForum } from "../forum/use-forum.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { Selection } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { ReasonField } from "../ui/reason-field.tsx";
import { Select } from "../ui/select.tsx";
import { Switch } from "../ui/switch.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useSending } from "../ui/use-sending.ts";
import { useText } from "../ui/use-text.ts";
import type { TablePerson } from "./use-people.ts";

type PersonDialogProps = {
  /** Null: a new person. */
  readonly person: TablePerson | null;
  readonly onClose: () => void;
};

const NO_GROUPS: ReadonlySet<GroupId> = new Set();

/** Adds a person, or edits one. A change of e-mail and title alone is no entry of the record. */
export function PersonDialog({ person, onClose }: PersonDialogProps) {
  const t = useTranslations();
  const wordsOf = useWordsOf();
  const { me, delegations, groups } = useForum();
  const ask = useForumCommand();
  const sending = useSending(onClose);
  const isChanged = useRef(false);
  const isOffice = mayDo(me, null, "admitPeople") === null;
  const own = delegations.find(({ id }) => id === me.delegationId)?.symbol ?? "";
  const before = {
    role: person?.role ?? "delegate",
    delegation: person?.delegation?.symbol ?? (isOffice ? "" : own),
    leads: person === null ? NO_GROUPS : new Set(person.leads),
    head: person?.speaks === "head",
    deputy: person?.speaks === "deputy",
  };
  const [name, nameField] = useText(person?.name ?? "");
  const [title, titleField] = useText(person?.title ?? "");
  const [email, emailField] = useText(person?.email ?? "");
  const [reason, reasonField] = useText();
  const [role, setRole] = useState<Role>(before.role);
  const [delegation, setDelegation] = useState(before.delegation);
  const [leads, setLeads] = useState<ReadonlySet<GroupId>>(before.leads);
  const [head, setHead] = useState(before.head);
  const [deputy, setDeputy] = useState(before.deputy);
  const isSeat =
    role !== before.role ||
    delegation !== before.delegation ||
    head !== before.head ||
    [...leads].join() !== [...before.leads].join();
  const needsReason = person !== null && (isSeat || name.trim() !== person.name);
  const submit = (): void => {
    const command = commandOf();
    sending.send(async (refuse) => {
      if (command !== null && !isChanged.current) {
        if (!(await ask(command, t("peopleList.saved", { name }), refuse))) return false;
        isChanged.current = true;
      }
      const named = deputyCommand();
      return named === null || ask(named, t("peopleList.deputySaved", { name }), refuse);
    });
  };
  /** Names them deputy, or no more; one who moves or steps down is none already. */
  const deputyCommand = (): ForumCommand | null => {
    if (person === null || delegation === "" || role === "follower" || head) return null;
    const isDeputy = before.deputy && delegation === before.delegation;
    return deputy === isDeputy ? null : { type: "nameDeputy", userId: person.id, deputy };
  };
  const commandOf = (): ForumCommand | null => {
    const contact = { email: email.trim(), title: title.trim() };
    const led = role === "facilitator" ? { leads: [...leads] } : {};
    if (person === null)
      return {
        type: "admitParticipant",
        name: name.trim(),
        role,
        ...(delegation === "" ? {} : { delegation }),
        ...led,
        ...(head ? { head } : {}),
        ...(deputy && !head && delegation !== "" && role !== "follower" ? { deputy } : {}),
        ...contact,
      };
    const isContact = contact.email !== person.email || contact.title !== person.title;
    if (!needsReason && !isContact) return null;
    return {
      type: "changeParticipant",
      userId: person.id,
      ...(name.trim() === person.name ? {} : { name: name.trim() }),
      ...(isSeat ? { role, delegation: delegation === "" ? null : delegation, ...led, head } : {}),
      ...contact,
      ...(needsReason ? { reason: reason.trim() } : {}),
    };
  };
  const isWhole = name.trim() !== "" && (!needsReason || reason.trim() !== "");
  const speaks = delegation !== "" && role !== "follower";
  const roles = isOffice ? ROLES : ROLES.filter((one) => one === "delegate" || one === "follower");
  return (
    <FormDialog
      sending={sending}
      title={person === null ? t("peopleList.addTitle") : t("peopleList.editTitle", { name: person.name })}
      wide
      seen={t("peopleList.whoSees")}
      doWords={t(person === null ? "peopleList.addDo" : "peopleList.editDo")}
      isDisabled={!isWhole || (commandOf() === null && deputyCommand() === null)}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField {...nameField} label={t("peopleList.field.name")} focusFirst required />
      <TextField {...titleField} label={t("peopleList.field.title")} />
      <TextField {...emailField} label={t("peopleList.field.email")} />
      <Select<Role>
        label={t("peopleList.column.role")}
        chosen={role}
        onChoose={setRole}
        choices={roles.map((value) => ({ value, words: t(`role.${value}`) }))}
      />
      {isOffice ? (
        <Select<string>
          label={t("peopleList.column.delegation")}
          chosen={delegation}
          onChoose={setDelegation}
          choices={[
            { value: "", words: t("peopleList.noDelegation") },
            ...delegations.map(({ symbol, name: of }) => ({
              value: symbol,
              words: `${symbol} – ${wordsOf(of)}`,
            })),
          ]}
        />
      ) : null}
      {role === "facilitator" ? (
        <Selection<GroupId>
          label={t("peopleList.field.groups")}
          chosen={leads}
          onChange={setLeads}
          choices={groups.map(({ id, topic }) => ({ value: id, words: wordsOf(topic) }))}
        />
      ) : null}
      {!speaks || (!isOffice && (!me.head || person === null)) ? null : (
        <Switch words={t("peopleList.asHead")} on={head} onChange={setHead} />
      )}
      {!speaks || head || !(isOffice || me.head) ? null : (
        <Switch words={t("peopleList.asDeputy")} on={deputy} onChange={setDeputy} />
      )}
      {needsReason ? <ReasonField {...reasonField} missing={false} /> : null}
    </FormDialog>
  );
}
