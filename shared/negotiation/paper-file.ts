/** Forms of files that a paper may have. */
export const PAPER_FORMS = ["docx", "pdf", "odt", "txt"] as const;
export type PaperForm = (typeof PAPER_FORMS)[number];

/** A file of a paper as it came, kept byte for byte under its hash (rule F13). */
export type PaperFile = {
  /** SHA-256 of its bytes, in hexadecimal digits. */
  readonly hash: string;
  readonly name: string;
  readonly form: PaperForm;
  readonly bytes: number;
  /** BCP 47. */
  readonly language: string;
  /** The text that was read from it, a paragraph each; empty where none could be shown. */
  readonly paragraphs: readonly string[];
};

/** As lists show it. */
export type ListedPaperFile = Omit<PaperFile, "paragraphs"> & { readonly paragraphCount: number };

export const listedFile = ({ paragraphs, ...file }: PaperFile): ListedPaperFile => ({
  ...file,
  paragraphCount: paragraphs.length,
});
