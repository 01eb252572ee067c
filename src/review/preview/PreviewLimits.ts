/** What one preview may take: it shares the process that delivers events. */
export const PreviewLimits = {
  /** Bytes of a blueprint's text, and of an override: those of any file. */
  text: 256 * 1024,
  events: 100,
  /** Bytes of an event: those that the admin API takes elsewhere. */
  event: 1024 * 1024,
  /** UTF-16 units of the answer. */
  answer: 4 * 1024 * 1024,
} as const;
