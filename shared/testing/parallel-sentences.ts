import type { TextLanguage } from "../checks/finding.ts";

export type InSix = Readonly<Record<TextLanguage, string>>;

/** Invented sentences in six languages; {number}, {share}, {date}, {range}, {year}, {country}, {cited}, {paper}, {item}, {binding}, {denied} and {notion} are filled in. */
export const PARALLEL_SENTENCES: readonly InSix[] = [
  {
    en: "that {number} relay stations were set up along the river between {year} and the present, and that sustainable financing is possible",
    fr: "que {number} stations relais ont été installées le long du fleuve depuis {year}, et qu’un financement durable est possible",
    es: "que desde {year} se han instalado {number} estaciones repetidoras a lo largo del río, y que es posible una financiación sostenible",
    ru: "что с {year} года вдоль реки установлено {number} ретрансляционных станций и что устойчивое финансирование возможно",
    zh: "自{year}年以来沿河设立了{number}座中继站，可持续融资是可能的",
    ar: "أن {number} محطة ترحيل أُنشئت على طول النهر منذ عام {year}، وأن التمويل المستدام ممكن",
  },
  {
    en: "that about {share} of the schools on the islands have a wireless link, and that applications in response to emergencies depend on it",
    fr: "qu’environ {share} des écoles des îles disposent d’une liaison hertzienne, et que les applications utilisées en cas d’urgence en dépendent",
    es: "que cerca del {share} de las escuelas de las islas tienen un enlace inalámbrico, y que las aplicaciones para emergencias dependen de él",
    ru: "что около {share} школ на островах имеют беспроводную линию и что приложения для реагирования на чрезвычайные ситуации зависят от нее",
    zh: "岛上约{share}的学校拥有无线链路，应对紧急情况的应用依赖于此",
    ar: "أن نحو {share} من المدارس في الجزر لديها وصلة لاسلكية، وأن تطبيقات الطوارئ تعتمد عليها",
  },
  {
    en: "that the workshop on {notion} will be held on {range} {year}, in line with the timetable",
    fr: "que l’atelier sur {notion} se tiendra du {range} {year}, conformément au calendrier",
    es: "que el taller sobre {notion} se celebrará del {range} de {year}, conforme al calendario",
    ru: "что семинар на тему «{notion}» состоится {range} {year} года в соответствии с графиком",
    zh: "关于{notion}的讲习班将根据时间表于{year}年{range}举行",
    ar: "أن ورشة العمل بشأن {notion} ستُعقد من {range} {year} وفقاً للجدول الزمني",
  },
  {
    en: "the outcome of the survey of {date} {year}, which the secretariat published in Document {paper}",
    fr: "les résultats de l’enquête du {date} {year}, que le secrétariat a publiés dans le Document {paper}",
    es: "los resultados de la encuesta del {date} de {year}, que la secretaría publicó en el Documento {paper}",
    ru: "результаты обследования от {date} {year} года, которые секретариат опубликовал в Документе {paper}",
    zh: "秘书处在{paper}号文件中公布的{year}年{date}的调查结果",
    ar: "نتائج الاستقصاء المؤرخ {date} {year}، التي نشرتها الأمانة في الوثيقة {paper}",
  },
  {
    en: "{cited}, on {notion} for a common future",
    fr: "la {cited}, sur {notion} au service d’un avenir commun",
    es: "la {cited}, sobre {notion} para un futuro común",
    ru: "{cited} на тему «{notion}» во имя общего будущего",
    zh: "关于{notion}促进共同未来的{cited}",
    ar: "{cited}، بشأن {notion} من أجل مستقبل مشترك",
  },
  {
    en: "that the map in the annex shows {country} and its coastal waters, as well as the regional cable",
    fr: "que la carte en annexe indique le pays suivant: {country}, ses eaux côtières et le câble régional",
    es: "que el mapa del anexo muestra el país siguiente: {country}, sus aguas costeras y el cable regional",
    ru: "что на карте в приложении показаны следующая страна: {country}, ее прибрежные воды и региональный кабель",
    zh: "附件中的地图显示{country}及其沿海水域和区域电缆",
    ar: "أن الخريطة الواردة في الملحق تُظهر {country} ومياهه الساحلية والكبل الإقليمي",
  },
  {
    en: "that, as said in {item}, {binding} report each year on the use of {notion}",
    fr: "que, comme indiqué au point {item}, {binding} faire rapport chaque année sur l’utilisation de {notion}",
    es: "que, como se indica en {item}, {binding} informar cada año sobre el uso de {notion}",
    ru: "что, как указано в {item}, {binding} ежегодно представлять отчет об использовании: {notion}",
    zh: "如{item}所述，{binding}每年就{notion}的使用情况提出报告",
    ar: "أنه كما ورد في {item}، {binding} تقديم تقرير سنوي عن استخدام {notion}",
  },
  {
    en: "that the fund {denied} cover the cost of travel of experts from small offices",
    fr: "que le fonds {denied} les frais de voyage des experts des petits bureaux",
    es: "que el fondo {denied} los gastos de viaje de los expertos de oficinas pequeñas",
    ru: "что фонд {denied} путевые расходы экспертов из малых бюро",
    zh: "该基金{denied}小型办事处专家的差旅费用",
    ar: "أن الصندوق {denied} تكاليف سفر الخبراء من المكاتب الصغيرة",
  },
  {
    en: "to set aside {number} hours of training on {notion}, in [the first quarter] of {year}",
    fr: "à réserver {number} heures de formation sur {notion}, au cours [du premier trimestre] de {year}",
    es: "a que reserven {number} horas de formación sobre {notion}, en [el primer trimestre] de {year}",
    ru: "выделить {number} часов на обучение по теме «{notion}» в [первом квартале] {year} года",
    zh: "在{year}年[第一季度]预留{number}小时的{notion}培训",
    ar: "إلى تخصيص {number} ساعة للتدريب على {notion} في [الربع الأول] من عام {year}",
  },
  {
    en: "that in future the share of renewable energy in data centres may rise from {share} by {date} {year}",
    fr: "qu’à l’avenir la part des énergies renouvelables dans les centres de données peut augmenter à partir de {share} d’ici au {date} {year}",
    es: "que en el futuro la proporción de energía renovable en los centros de datos puede aumentar desde el {share} antes del {date} de {year}",
    ru: "что в будущем доля возобновляемой энергии в центрах обработки данных может вырасти с {share} к {date} {year} года",
    zh: "未来数据中心可再生能源的比例可在{year}年{date}之前从{share}提高",
    ar: "أن حصة الطاقة المتجددة في مراكز البيانات يمكن أن ترتفع في المستقبل من {share} بحلول {date} {year}",
  },
  {
    en: "that the fourth edition of the handbook, with {number} examples, was sent to {country} by post",
    fr: "que la quatrième édition du manuel, comportant {number} exemples, a été envoyée par la poste à cette adresse: {country}",
    es: "que la cuarta edición del manual, con {number} ejemplos, se envió por correo a esta dirección: {country}",
    ru: "что четвертое издание справочника, содержащее {number} примеров, отправлено почтой по адресу: {country}",
    zh: "载有{number}个示例的手册第四版已邮寄至{country}",
    ar: "أن الطبعة الرابعة من الدليل، التي تضم {number} مثالاً، أُرسلت بالبريد إلى {country}",
  },
  {
    en: "to apply paragraphs {item} and {cited} when they plan {notion}",
    fr: "à appliquer le point {item} et la {cited} lorsqu’ils planifient {notion}",
    es: "a que apliquen {item} y la {cited} cuando planifiquen {notion}",
    ru: "применять {item} и {cited} при планировании: {notion}",
    zh: "在规划{notion}时适用{item}以及{cited}",
    ar: "إلى تطبيق {item} و{cited} عند تخطيط {notion}",
  },
  {
    en: "that non-formal learning, which does not need a licence, reached {number} people in {country}",
    fr: "que l’apprentissage non formel, qui ne nécessite pas de licence, a touché {number} personnes ({country})",
    es: "que el aprendizaje no formal, que no necesita licencia, llegó a {number} personas ({country})",
    ru: "что неформальное обучение, которое не требует лицензии, охватило {number} человек ({country})",
    zh: "非正规学习不需要许可，已惠及{country}的{number}人",
    ar: "أن التعلم غير النظامي، الذي لا يحتاج إلى ترخيص، شمل {number} شخصاً في {country}",
  },
  {
    en: "that an open and inclusive dialogue is no longer a matter for experts alone, and that the support of {notion} is welcome in due course",
    fr: "qu’un dialogue ouvert et inclusif n’est plus l’affaire des seuls experts, et que le soutien de {notion} est bienvenu en temps voulu",
    es: "que un diálogo abierto e inclusivo ya no es asunto únicamente de expertos, y que el apoyo de {notion} es bienvenido a su debido tiempo",
    ru: "что открытый и инклюзивный диалог — уже дело не только экспертов и что поддержка в свое время приветствуется: {notion}",
    zh: "开放、包容的对话不再仅仅是专家的事，欢迎在适当时候支持{notion}",
    ar: "أن الحوار المفتوح والشامل لم يعد شأن الخبراء وحدهم، وأن دعم {notion} موضع ترحيب في حينه",
  },
];

/** Notions as texts render them, and one rendering each that would be another word for it. */
export const NOTIONS: readonly { readonly said: InSix; readonly otherwise: InSix }[] = [
  {
    said: {
      en: "community networks",
      fr: "les réseaux communautaires",
      es: "las redes comunitarias",
      ru: "общинные сети",
      zh: "社区网络",
      ar: "الشبكات المجتمعية",
    },
    otherwise: {
      en: "neighbourhood systems",
      fr: "les systèmes de quartier",
      es: "los sistemas vecinales",
      ru: "соседские системы",
      zh: "邻里系统",
      ar: "الأنظمة المحلية",
    },
  },
  {
    said: {
      en: "resilience",
      fr: "la résilience",
      es: "la resiliencia",
      ru: "способность к восстановлению",
      zh: "复原力",
      ar: "القدرة على الصمود",
    },
    otherwise: {
      en: "robustness",
      fr: "la robustesse",
      es: "la solidez",
      ru: "прочность",
      zh: "韧性",
      ar: "المتانة",
    },
  },
  {
    said: {
      en: "capacity building",
      fr: "le renforcement des capacités",
      es: "la creación de capacidad",
      ru: "создание потенциала",
      zh: "能力建设",
      ar: "بناء القدرات",
    },
    otherwise: {
      en: "skills upgrading",
      fr: "l’amélioration des compétences",
      es: "la mejora de competencias",
      ru: "повышение квалификации",
      zh: "技能提升",
      ar: "رفع المهارات",
    },
  },
  {
    said: {
      en: "connectivity",
      fr: "la connectivité",
      es: "la conectividad",
      ru: "возможность подключения",
      zh: "连通性",
      ar: "التوصيلية",
    },
    otherwise: {
      en: "linkage",
      fr: "le raccordement",
      es: "la interconexión",
      ru: "соединенность",
      zh: "连接",
      ar: "الربط",
    },
  },
];

/** Section verbs, the same in each row. */
export const PARALLEL_VERBS: readonly InSix[] = [
  verbs("considering|considérant|considerando|учитывая|考虑到|إذ يضع في اعتباره"),
  verbs(
    "considering further|considérant en outre|considerando además|учитывая далее|进一步考虑到|وإذ يضع في اعتباره كذلك",
  ),
  verbs("recalling|rappelant|recordando|напоминая|忆及|إذ يذكّر"),
  verbs("recognizing|reconnaissant|reconociendo|признавая|认识到|إذ يدرك"),
  verbs("noting|notant|observando|отмечая|注意到|إذ يلاحظ"),
  verbs("taking into account|tenant compte|teniendo en cuenta|принимая во внимание|顾及|إذ يأخذ في الحسبان"),
  verbs("aware|consciente|consciente|сознавая|意识到|إذ يعي"),
  verbs("bearing in mind|ayant à l’esprit|teniendo presente|принимая во внимание|铭记|وإذ لا يغيب عن باله"),
  verbs("emphasizing|soulignant|subrayando|подчеркивая|强调|إذ يؤكد"),
  verbs("welcoming|se félicitant|acogiendo con satisfacción|приветствуя|欢迎|إذ يرحب"),
  verbs("is of the view|est d’avis|opina|придерживается мнения|认为|يرى"),
  verbs(
    "invites the offices|invite les bureaux|invita a las oficinas|предлагает бюро|请各办事处|يدعو المكاتب",
  ),
  verbs(
    "encourages the offices|encourage les bureaux|alienta a las oficinas|поощряет бюро|鼓励各办事处|يشجع المكاتب",
  ),
  verbs(
    "instructs the secretariat|charge le secrétariat|encarga a la secretaría|поручает секретариату|责成秘书处|يكلف الأمانة",
  ),
];

function verbs(line: string): InSix {
  const [en = "", fr = "", es = "", ru = "", zh = "", ar = ""] = line.split("|");
  return { en, fr, es, ru, zh, ar };
}
