import type { PresetGroup } from "../../preset.ts";

/**
 * The five informal working groups. `topic` is what the IEG gave each lead (C25/5, 2.2), `themeItem` is
 * the Forum's theme (Decision 641, decides 2); the source names no title of an Opinion, so `title` is a
 * working title. Chinese keeps one term for each thing, where the source uses two (wtpf-26.md, fault 3).
 */
export const groups: readonly PresetGroup[] = [
  {
    id: "digital-divide",
    topic: {
      en: "Bridging the digital divide",
      zh: "弥合数字鸿沟",
      fr: "Réduire la fracture numérique",
      es: "Reducción de la brecha digital",
      ru: "Преодоление цифрового разрыва",
      ar: "سد الفجوة الرقمية",
    },
    themeItem: {
      en: "Bridging the digital divide, particularly as to gender and age, skills and connectivity",
      zh: "弥合数字鸿沟，特别是在性别和年龄以及技能和连通性方面",
    },
    opinion: {
      number: "1",
      title: {
        en: "Bridging the digital divide: gender and age, skills and connectivity",
        zh: "弥合数字鸿沟：性别和年龄、技能和连通性",
      },
    },
    lead: { name: "Ashok Kumar", from: "India", office: "viceChair" },
  },
  {
    id: "green",
    topic: {
      en: "Green digital transformation",
      zh: "绿色数字化转型",
      fr: "Transformation numérique verte",
      es: "Transformación digital ecológica",
      ru: "«Зелёная» цифровая трансформация",
      ar: "التحول الرقمي الأخضر",
    },
    themeItem: {
      en: "Green digital transformation: climate change and environmental sustainability",
      zh: "绿色数字化转型：气候变化与环境可持续性",
    },
    opinion: {
      number: "2",
      title: {
        en: "Green digital transformation for the climate and the environment",
        zh: "面向气候和环境的绿色数字化转型",
      },
    },
    lead: { name: "Muath Alrumayh", from: "Saudi Arabia", office: "viceChair" },
  },
  {
    id: "resilience",
    topic: {
      en: "Building resilient telecommunication/ICT infrastructure",
      zh: "建设具有复原力的电信/ICT基础设施",
      fr: "Mettre en place une infrastructure de télécommunication/TIC résiliente",
      es: "Creación de una infraestructura de telecomunicaciones/TIC resiliente",
      ru: "Создание способной к восстановлению инфраструктуры электросвязи/ИКТ",
      ar: "بناء بنية تحتية للاتصالات/تكنولوجيا المعلومات والاتصالات قادرة على الصمود",
    },
    themeItem: { en: "Resilience of telecommunications/ICTs", zh: "电信/ICT的复原力" },
    opinion: {
      number: "3",
      title: {
        en: "Strengthening the resilience of telecommunications/ICTs",
        zh: "加强电信/ICT的复原力",
      },
    },
    lead: { name: "Dominic Ooko", from: "Kenya", office: "viceChair" },
  },
  {
    id: "space",
    topic: {
      en: "Space connectivity",
      zh: "空间连通性",
      fr: "Connectivité spatiale",
      es: "Conectividad espacial",
      ru: "Космическая связь",
      ar: "التوصيلية الفضائية",
    },
    themeItem: { en: "Space connectivity", zh: "空间连通性" },
    opinion: { number: "4", title: { en: "Space connectivity", zh: "空间连通性" } },
    lead: { name: "Ronaldo Neves de Moura Filho", from: "Brazil", office: "topicFacilitator" },
  },
  {
    id: "innovation",
    topic: {
      en: "Strengthening the ICT-centric innovation ecosystem",
      zh: "加强以ICT为中心的创新生态系统",
      fr: "Renforcer l’écosystème de l’innovation centrée sur les TIC",
      es: "Fortalecimiento del ecosistema de innovación centrada en las TIC",
      ru: "Укрепление экосистемы инноваций на базе ИКТ",
      ar: "تعزيز النظام الإيكولوجي للابتكار القائم على تكنولوجيا المعلومات والاتصالات",
    },
    themeItem: {
      en: "Strengthening the ICT-centric innovation ecosystem and entrepreneurship",
      zh: "加强以ICT为中心的创新生态系统和创业精神",
    },
    opinion: {
      number: "5",
      title: { en: "ICT-centric innovation and entrepreneurship", zh: "以ICT为中心的创新和创业精神" },
    },
    lead: { name: "Tobias Kaufman", from: "Germany", office: "viceChair" },
  },
];
