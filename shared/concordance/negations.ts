import { TEXT_LANGUAGES, type TextLanguage } from "../checks/finding.ts";
import type { FoundFact } from "./fact.ts";

/** Words that deny a sentence, and all that may be its rendering in another language. */
type Denials = { readonly plain: string; readonly any: string };

const WORDS: Readonly<Record<TextLanguage, Denials>> = {
  en: {
    plain: "not(?! only)|cannot|never|neither|nor|no(?! later| less| more| fewer|\\.)|none|nobody|\\p{L}+n't",
    any: "not|cannot|never|neither|nor|no|none|nobody|nothing|without|lack\\p{L}*|absence|absent|fail\\p{L}*|prevent\\p{L}*|prohibit\\p{L}*|refrain\\p{L}*|exclud\\p{L}*|except|avoid\\p{L}*|regardless|despite|unless|only|non|un\\p{L}{3,}|in(?:adequate|sufficient|complete|ability|dependent)\\p{L}*|free|least",
  },
  fr: {
    plain: "(?:ne |n')(?:[^,;.]{0,60} )(?:pas|jamais|point|aucune?)|aucune?|jamais|ni",
    any: "ne|n|pas|aucune?|jamais|ni|sans|non|absence|manque\\p{L}*|exclu\\p{L}*|sauf|eviter|empech\\p{L}*|interdi\\p{L}*|seul\\p{L}*|in\\p{L}{4,}|moins",
  },
  es: {
    plain: "no(?! obstante| solo)|nunca|jamas|ningun[oa]?|nadie|nada",
    any: "no|nunca|jamas|ningun[oa]?|nadie|nada|ni|sin|salvo|falta\\p{L}*|ausencia|evit\\p{L}*|imped\\p{L}*|prohib\\p{L}*|exclu\\p{L}*|solo|in\\p{L}{4,}|menos",
  },
  ru: {
    plain: "не(?! только)|нет|никто|ничто|никогда|никак\\p{L}+|нельзя",
    any: "не\\p{L}*|ни\\p{L}*|без\\p{L}*|отсутств\\p{L}*|запре\\p{L}*|исключ\\p{L}*|кроме|избеж\\p{L}*|лишь|только|наимен\\p{L}*",
  },
  zh: {
    plain:
      "不(?:得|应|会|能|须|需|是|再|构成|影响|予|允许|适用|损害|取决|改变|意味|要求|包括|具有|存在|承担|采取|预断)|不可(?!或缺|避免|分割|持续|逆|抗)|没有|并非|从未|未(?!来|成年)|切勿|绝非|毫无",
    any: "不(?!断|同|仅|过|少|良|久|动|妨)|未(?!来|成年)|无(?!线|人机|国界|论|疑|数|障碍)|非(?!洲|常|政府|正式)|没|勿|免(?!费)|除|缺|禁|防止|避免|只|仅(?!仅)|最不发达",
  },
  ar: {
    plain: "[وف]?(?:لا(?! سيما| يزال| تزال| يغيب| بد| غني)|لم|لن|ليست?)",
    any: "[وف]?(?:لا|لم|لن|ليس\\p{L}*|الا)|[بو]?دون|[بلو]?(?:ال)?(?:عدم|غير)|سوي|[يت]?منع|حظر|فقط|بلا|نقص|انعدام|اقل",
  },
};

const made = (language: TextLanguage, words: string): RegExp =>
  new RegExp(language === "zh" ? words : `(?<!\\p{L})(?:${words})(?!\\p{L})`, "gu");

const PATTERNS = Object.fromEntries(
  TEXT_LANGUAGES.map((language) => [
    language,
    { plain: made(language, WORDS[language].plain), any: made(language, WORDS[language].any) },
  ]),
) as unknown as Readonly<Record<TextLanguage, { readonly plain: RegExp; readonly any: RegExp }>>;

/** The words that deny, as a negation that the other language must have. */
export const negationsIn = (text: string, language: TextLanguage): readonly FoundFact[] =>
  [...text.matchAll(PATTERNS[language].plain)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    keys: ["not"],
  }));

/** Tells if anything in a text may render a negation: "without", "least", "un-". */
export const mayDeny = (text: string, language: TextLanguage): boolean =>
  text.search(PATTERNS[language].any) >= 0;
