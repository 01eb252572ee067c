import type { Printer } from './Printable.ts';
import { printGithub } from './printGithub.ts';
import { printGitlab } from './printGitlab.ts';
import { printJson } from './printJson.ts';
import { printJunit } from './printJunit.ts';
import { printSarif } from './printSarif.ts';
import { printText } from './printText.ts';

/** Every format that a check can answer in, by its name. */
export const printers = {
  text: printText,
  json: printJson,
  github: printGithub,
  sarif: printSarif,
  junit: printJunit,
  gitlab: printGitlab,
} as const satisfies Record<string, Printer>;

export type FormatName = keyof typeof printers;
