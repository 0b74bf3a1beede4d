import type { PresetDelegationGroup } from "../../preset.ts";

/** The six regional telecommunication organizations. Whoever submits for one names the members for whom it speaks. */
export const delegationGroups: readonly PresetDelegationGroup[] = [
  { symbol: "APT", name: { en: "Asia-Pacific Telecommunity", zh: "亚太电信组织" } },
  { symbol: "ASMG", name: { en: "Arab Spectrum Management Group", zh: "阿拉伯频谱管理组" } },
  { symbol: "ATU", name: { en: "African Telecommunications Union", zh: "非洲电信联盟" } },
  {
    symbol: "CEPT",
    name: {
      en: "European Conference of Postal and Telecommunications Administrations",
      zh: "欧洲邮电主管部门大会",
    },
  },
  { symbol: "CITEL", name: { en: "Inter-American Telecommunication Commission", zh: "美洲国家电信委员会" } },
  {
    symbol: "RCC",
    name: { en: "Regional Commonwealth in the Field of Communications", zh: "区域通信联合体" },
  },
];
