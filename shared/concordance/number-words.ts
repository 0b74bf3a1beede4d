import type { TextLanguage } from "../checks/finding.ts";

/** Number words of one language as sources of patterns for folded text. One, half and dozens are left out: they are articles and idioms. */
type NumberWords = {
  /** 2 to 12, then those of 13 to 19 by their number. */
  readonly units: Readonly<Record<number, string>>;
  readonly tens: Readonly<Record<number, string>>;
  /** Between tens and units: "twenty-five", "treinta y cinco". */
  readonly joined: string;
};

export const NUMBER_WORDS: Readonly<Record<Exclude<TextLanguage, "zh">, NumberWords>> = {
  en: {
    units: {
      2: "two",
      3: "three|third",
      4: "four(?:th)?",
      5: "five|fifth",
      6: "six(?:th)?",
      7: "seven(?:th)?",
      8: "eighth?",
      9: "nine|ninth",
      10: "ten(?:th)?",
      11: "eleven(?:th)?",
      12: "twelve|twelfth",
      15: "fifteen(?:th)?",
    },
    tens: { 20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 100: "(?:one |a )?hundred" },
    joined: "[- ]",
  },
  fr: {
    units: {
      2: "deux|deuxieme",
      3: "trois|troisieme",
      4: "quatre|quatrieme",
      5: "cinq|cinquieme",
      6: "six|sixieme",
      7: "sept|septieme",
      8: "huit|huitieme",
      9: "neuf|neuvieme",
      10: "dix|dixieme",
      11: "onze|onzieme",
      12: "douze|douzieme",
      15: "quinze|quinzieme",
    },
    tens: { 20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 100: "cent" },
    joined: "[- ](?:et[- ])?",
  },
  es: {
    units: {
      2: "dos",
      3: "tres|tercer[oa]?",
      4: "cuatro|cuart[oa]s?",
      5: "cinco|quint[oa]s?",
      6: "seis|sext[oa]s?",
      7: "siete|septim[oa]s?",
      8: "ocho|octav[oa]s?",
      9: "nueve|noven[oa]s?",
      10: "diez|decim[oa]s?",
      11: "once|undecim[oa]",
      12: "doce|duodecim[oa]",
      15: "quince",
      25: "veinticinco",
    },
    tens: { 20: "veinte", 30: "treinta", 40: "cuarenta", 50: "cincuenta", 60: "sesenta", 100: "cien" },
    joined: " y ",
  },
  ru: {
    units: {
      2: "дв(?:а|е|ух|ум|умя)",
      3: "тр(?:и|ех|ем|емя)|трет(?:ий|ья|ье|ьего|ьей|ьем|ьим|ью|ьи|ьих)",
      4: "четыр(?:е|ех|ем|ьмя)|четверт(?:ый|ая|ое|ого|ой|ом|ую|ым|ые|ых)",
      5: "пят(?:ь|и|ью|ый|ая|ое|ого|ой|ом|ую|ым|ые|ых)",
      6: "шест(?:ь|и|ью|ой|ая|ое|ого|ом|ую|ым|ые|ых)",
      7: "сем(?:ь|и)|седьм(?:ой|ая|ое|ого|ом|ую|ым|ые|ых)",
      8: "вос(?:емь|ьми|емью|ьмой|ьмая|ьмое|ьмого|ьмом|ьмую|ьмым|ьмые|ьмых)",
      9: "девят(?:ь|и|ью|ый|ая|ое|ого|ой|ом|ую|ым|ые|ых)",
      10: "десят(?:ь|и|ью|ый|ая|ое|ого|ой|ом|ую|ым|ые|ых)",
      11: "одиннадцат(?:ь|и|ью|ый|ая|ое|ого|ой)",
      12: "двенадцат(?:ь|и|ью|ый|ая|ое|ого|ой)",
      15: "пятнадцат(?:ь|и|ью|ый|ая|ое|ого|ой)",
    },
    tens: {
      20: "двадцат(?:ь|и|ью)",
      30: "тридцат(?:ь|и|ью)",
      40: "сорока?",
      50: "пят(?:ьдесят|идесяти)",
      60: "шест(?:ьдесят|идесяти)",
      100: "ст(?:о|а)",
    },
    joined: " ",
  },
  ar: {
    units: {
      2: "اثن(?:ان|ين|تان|تين)",
      3: "ثلاثه?|ثالثه?",
      4: "اربعه?|رابعه?",
      5: "خمسه?|خامسه?",
      6: "سته?|سادسه?",
      7: "سبعه?|سابعه?",
      8: "ثماني?ه?|ثامنه?",
      9: "تسعه?|تاسعه?",
      10: "عشره?|عاشره?",
    },
    tens: {
      20: "عشر(?:ون|ين)",
      30: "ثلاث(?:ون|ين)",
      40: "اربع(?:ون|ين)",
      50: "خمس(?:ون|ين)",
      60: "ست(?:ون|ين)",
      100: "ما?يه",
    },
    joined: " و",
  },
};

/** Words that multiply the digits before them: "5 million", "5 млн". */
export const SCALES: Readonly<Record<TextLanguage, readonly (readonly [number, string])[]>> = {
  en: [
    [1e3, "thousand"],
    [1e6, "millions?"],
    [1e9, "billions?"],
  ],
  fr: [
    [1e9, "milliards?"],
    [1e3, "mille"],
    [1e6, "millions?"],
  ],
  es: [
    [1e9, "mil millones"],
    [1e3, "mil"],
    [1e6, "millon(?:es)?"],
  ],
  ru: [
    [1e3, "тыс\\.|тысяч\\p{L}?"],
    [1e6, "млн\\.?|миллион\\p{L}{0,2}"],
    [1e9, "млрд\\.?|миллиард\\p{L}{0,2}"],
  ],
  zh: [
    [1e8, "亿"],
    [1e4, "万"],
    [1e3, "千"],
    [1e2, "百"],
  ],
  ar: [
    [1e3, "الفا?|الاف"],
    [1e6, "مليونا?|ملايين"],
    [1e9, "مليارا?|مليارات"],
  ],
};
