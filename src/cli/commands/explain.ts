import type { Command } from 'commander';
import { entries } from '../../diagnostics/entries.generated.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import type { ExitCode, Terminal } from '../Terminal.ts';

export function explain(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  program
    .command('explain')
    .description('what a diagnostic means, why it matters and what to do')
    .argument('<code>', 'such as blueprint/key-not-mapped')
    .action((code: string) => end(print(code, terminal)));
}

function print(code: string, { out, talk }: Terminal): ExitCode {
  if (/^expression\/[STDU]\d{4}$/.test(code)) {
    out(`${code} is a code of JSONata itself; its error reference explains it.`);
    return 0;
  }
  const entry = Object.values(entries).find((candidate) => candidate.code === code);
  if (entry === undefined) {
    const near = suggest(code, Object.keys(entries));
    talk(`there is no diagnostic ${code}${near === undefined ? '' : `; did you mean ${near}?`}`);
    return 2;
  }
  out(`${entry.code} (${entry.severity})\n\n  ${entry.message}\n\n${entry.prose}`);
  return 0;
}
