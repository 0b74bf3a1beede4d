import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { ForumEntry } from "../../shared/forum/forum.ts";
import type { DelegationId, GroupId } from "../../shared/ids.ts";
import { type Role, ROLES } from "../../shared/people/participant.ts";
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
import {
  admissionOf,
  changeOf,
  deputyCommandOf,
  endsAsDeputy,
  formOf,
  isSeatChanged,
} from "./person-commands.ts";
import { undoAdmission, undoChange, type UndoCommands } from "./undo-person.ts";
import { usePersonCommand, useUndoRights } from "./use-person-command.ts";
import type { TablePerson } from "./use-people.ts";

type PersonDialogProps = {
  /** Null: a new person. */
  readonly person: TablePerson | null;
  readonly onClose: () => void;
};

/** Adds a person, or edits one. A change of e-mail and title alone is no entry of the record. */
export function PersonDialog({ person, onClose }: PersonDialogProps) {
  const t = useTranslations();
  const wordsOf = useWordsOf();
  const { me, people, delegations, groups } = useForum();
  const ask = usePersonCommand();
  const sending = useSending(onClose);
  const isChanged = useRef(false);
  const rights = useUndoRights(person);
  const { isOffice } = rights;
  const symbolOf = (id: DelegationId | null): string =>
    delegations.find((one) => one.id === id)?.symbol ?? "";
  const before = formOf(person, isOffice ? "" : symbolOf(me.delegationId));
  const [name, nameField] = useText(before.name);
  const [title, titleField] = useText(before.title);
  const [email, emailField] = useText(before.email);
  const [reason, reasonField] = useText();
  const [role, setRole] = useState<Role>(before.role);
  const [delegation, setDelegation] = useState(before.delegation);
  const [leads, setLeads] = useState<ReadonlySet<GroupId>>(before.leads);
  const [head, setHead] = useState(before.head);
  const [deputy, setDeputy] = useState(before.deputy);
  const others = { role, delegation, leads, head, deputy };
  const form = { name: name.trim(), title: title.trim(), email: email.trim(), ...others };
  const needsReason = person !== null && (isSeatChanged(before, form) || form.name !== before.name);
  const change = person === null ? null : changeOf(person, { before, form, reason: reason.trim() });
  const named = person === null ? null : deputyCommandOf(person, before, form);
  const submit = (): void => {
    const command = person === null ? admissionOf(form) : change;
    const done = t("peopleList.undo.undone", { name: form.name });
    const undo = { of: person?.id ?? null, commands: undoCommands, done };
    sending.send(async (refuse) => {
      if (command !== null && !isChanged.current) {
        // One act with two commands has one Undo.
        const told = { done: t("peopleList.saved", { name: form.name }), undo: named === null ? undo : null };
        if (!(await ask(command, told, refuse))) return false;
        isChanged.current = true;
      }
      if (named === null) return true;
      return ask(named, { done: t("peopleList.deputySaved", { name: form.name }), undo }, refuse);
    });
  };
  /** Puts back all that this form changes. */
  const undoCommands = (entries: readonly ForumEntry[]): UndoCommands => {
    const undoReason = t("peopleList.undo.reason");
    if (person === null) return undoAdmission(entries, undoReason);
    const former = people.find(
      (one) =>
        head && one.speaks === "head" && one.id !== person.id && symbolOf(one.delegationId) === delegation,
    );
    return undoChange(
      person,
      { change, deputy: endsAsDeputy(form) },
      { ...rights, former: former?.id ?? null, me: me.id, reason: undoReason },
    );
  };
  const isWhole = form.name !== "" && (!needsReason || reason.trim() !== "");
  const speaks = delegation !== "" && role !== "follower";
  const roles = isOffice ? ROLES : ROLES.filter((one) => one === "delegate" || one === "follower");
  return (
    <FormDialog
      sending={sending}
      title={person === null ? t("peopleList.addTitle") : t("peopleList.editTitle", { name: person.name })}
      wide
      seen={t("peopleList.whoSees")}
      doWords={t(person === null ? "peopleList.addDo" : "peopleList.editDo")}
      isDisabled={!isWhole || (person !== null && change === null && named === null)}
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
