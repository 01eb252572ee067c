/** The text of a file, or of a block in one, as it is read for a review. */
export interface FileText {
  /** From the working directory where it lies below it. */
  readonly file: string;
  readonly text: string | Uint8Array;
  readonly inMarkdown: boolean;
}
