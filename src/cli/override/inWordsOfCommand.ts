import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';

/** The option of `patchbay override set` for each member of an override but its patch. */
export const overrideOptions = {
  reason: '--reason',
  expires_at: '--expires',
  mode: '--mode',
  canary_percent: '--canary-percent',
  max_error_rate: '--max-error-rate',
} as const;

const ends = 'a date with a time and a zone (2027-01-01T12:00:00Z), or a duration from now (P7D, PT2H)';

/**
 * Faults of an override that the admin API tells, for whoever gave it by options: members are called as their options
 * are, unless they stand in the file.
 *
 * @param inFile names of the members that the file has and no option replaces.
 */
export function inWordsOfCommand(diagnostic: Diagnostic, inFile: ReadonlySet<string>): Diagnostic {
  const { code, message, hint, note } = diagnostic;
  const renamed = Object.entries(overrideOptions).filter(([member]) => !inFile.has(member));
  const say = (text: string) =>
    renamed.reduce((said, [member, option]) => said.replaceAll(`\`${member}\``, `\`${option}\``), text);
  const place = renamed.find(([member]) => note === `at ${member}`)?.[1];
  const better = hintFor(code, place) ?? (hint && say(hint));
  return {
    ...diagnostic,
    message: say(message),
    ...(better === undefined ? {} : { hint: better }),
    ...(place === undefined ? {} : { note: `at ${place}` }),
  };
}

function hintFor(code: string, place: string | undefined): string | undefined {
  if (code === 'override/invalid') return 'mend what is named below, and call it again; nothing was changed.';
  if (place !== overrideOptions.expires_at || code === 'override/too-long') return undefined;
  return code === 'override/expired' ? `choose a later end: ${ends}.` : `it takes ${ends}.`;
}
