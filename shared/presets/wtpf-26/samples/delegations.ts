import type { PresetDelegation, PresetDelegationGroup } from "../../../preset.ts";
import type { Category } from "../../../participant.ts";

/** Invented, so that no word or position is ever attributed to a real State or organization. */
const delegation = (letter: string, category: Category): PresetDelegation => ({
  id: letter.repeat(3).toLowerCase(),
  symbol: letter.repeat(3),
  name: {
    en: `Delegation ${letter}`,
    zh: `代表团${letter}`,
    fr: `Délégation ${letter}`,
    es: `Delegación ${letter}`,
    ru: `Делегация ${letter}`,
    ar: `الوفد ${letter}`,
  },
  category,
});

export const delegations: readonly PresetDelegation[] = [
  delegation("A", "memberState"),
  delegation("B", "memberState"),
  delegation("C", "memberState"),
  delegation("D", "memberState"),
  delegation("E", "memberState"),
  delegation("F", "memberState"),
  delegation("G", "sectorMember"),
  delegation("H", "academia"),
];

export const delegationGroups: readonly PresetDelegationGroup[] = [
  {
    symbol: "XXP",
    name: {
      en: "Group of Delegations X",
      zh: "代表团集团X",
      fr: "Groupe de délégations X",
      es: "Grupo de Delegaciones X",
      ru: "Группа делегаций X",
      ar: "مجموعة الوفود X",
    },
    members: ["AAA", "CCC", "EEE"],
  },
];
