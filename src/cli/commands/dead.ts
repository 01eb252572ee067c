import type { Command } from 'commander';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { addFormat, type OutputFormat } from '../addFormat.ts';
import type { AdminApi } from '../api/AdminApi.ts';
import { withAdminApi } from '../api/withAdminApi.ts';
import type { DeadLetterAnswer } from '../dead/DeadLetterAnswer.ts';
import { printTable } from '../printTable.ts';
import type { ExitCode, Terminal } from '../Terminal.ts';

interface ListOptions {
  readonly limit: string;
  readonly cursor?: string;
  readonly format: OutputFormat;
}

interface SettleOptions {
  readonly all?: boolean;
  readonly format: OutputFormat;
}

export function dead(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  const group = program.command('dead').description('events that could not be delivered');
  const run = async (work: (api: AdminApi) => Promise<ExitCode>) => end(await withAdminApi(terminal, work));
  const list = group
    .command('list')
    .description('the dead letters of an integration, oldest first')
    .argument('<integration>', 'its id, int_…')
    .option('--limit <number>', 'how many, up to 100', '50')
    .option('--cursor <id>', 'go on behind this dead letter');
  addFormat(list).action((id: string, options: ListOptions) =>
    run((api) => listLetters(api, id, options, terminal)),
  );
  const show = group
    .command('show')
    .description('one dead letter: the event, why it died, and what the destination said')
    .argument('<integration>', 'its id, int_…')
    .argument('<letter>', 'the id that the list tells');
  addFormat(show).action((id: string, letter: string, { format }: { format: OutputFormat }) =>
    run((api) => showLetter(api, id, letter, format, terminal)),
  );
  for (const { fate, done, words } of fates) {
    const settle = group
      .command(fate)
      .description(words)
      .argument('<integration>', 'its id, int_…')
      .argument('[letters...]', 'ids that the list tells')
      .option('--all', 'all that there are');
    addFormat(settle).action(async (id: string, letters: string[], options: SettleOptions) => {
      if (letters.length > 0 === (options.all === true)) {
        terminal.complain([diagnose('serve/unclear-letters', { fate, id })]);
        return end(2);
      }
      return run((api) => settleLetters(api, { id, letters, fate, done, ...options }, terminal));
    });
  }
}

const fates = [
  {
    fate: 'replay',
    done: 'replayed',
    words: "map dead letters again with today's blueprint, and deliver them",
  },
  { fate: 'drop', done: 'dropped', words: 'throw dead letters away; the ledger counts them as discarded' },
] as const;

async function listLetters(
  api: AdminApi,
  id: string,
  { limit, cursor, format }: ListOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const query = new URLSearchParams({ limit, ...(cursor === undefined ? {} : { cursor }) });
  const text = await api.text(`${pathOf(id)}?${query}`);
  if (format === 'json') {
    terminal.out(text);
    return 0;
  }
  const { data, next_cursor }: { data: DeadLetterAnswer[]; next_cursor: string | null } = JSON.parse(text);
  const rows = data.map(({ id: letter, died_at, revision, attempts, reason }) => [
    letter,
    died_at,
    `revision ${revision}`,
    `${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`,
    `${reason.code}: ${reason.message}`,
  ]);
  printTable(rows, terminal);
  if (data.length === 0) terminal.talk(`  ${id} has no dead letters`);
  if (next_cursor !== null) terminal.talk(`  there are more: --cursor ${next_cursor}`);
  return 0;
}

async function showLetter(
  api: AdminApi,
  id: string,
  letter: string,
  format: OutputFormat,
  terminal: Terminal,
): Promise<ExitCode> {
  const text = await api.text(`${pathOf(id)}/${encodeURIComponent(letter)}`);
  if (format === 'json') {
    terminal.out(text);
    return 0;
  }
  const { reason, reply, revision, attempts, received_at, died_at }: DeadLetterAnswer = JSON.parse(text);
  const rows = [
    ['reason', `${reason.code}: ${reason.message}`],
    ['at', reason.path],
    ['help', reason.hint],
    ['reply', reply],
    ['attempts', attempts],
    ['revision', revision],
    ['received', received_at],
    ['died', died_at],
    ['event', eventText(text)],
  ];
  printTable(
    rows.flatMap(([label, value]) =>
      value === undefined || value === null ? [] : [[`${label}`, `${value}`]],
    ),
    terminal,
  );
  return 0;
}

/** As the answer has it, since parsing would cost long numbers their last digits. It is the last member. */
function eventText(answer: string): string {
  const name = '"event":';
  return answer.slice(answer.indexOf(name) + name.length, -1);
}

async function settleLetters(
  api: AdminApi,
  work: SettleOptions & {
    readonly id: string;
    readonly letters: readonly string[];
    readonly fate: 'replay' | 'drop';
    readonly done: 'replayed' | 'dropped';
  },
  terminal: Terminal,
): Promise<ExitCode> {
  const { id, letters, fate, done, all, format } = work;
  const selection = { ...(letters.length > 0 ? { ids: letters } : {}), ...(all === true ? { all } : {}) };
  const answer = await api.post<Record<'replayed' | 'dropped' | 'not_found', number>>(
    `${pathOf(id)}/${fate}`,
    selection,
  );
  if (format === 'json') terminal.out(JSON.stringify(answer));
  else
    terminal.talk(
      `  ${answer[done]} ${done}${answer.not_found > 0 ? `, ${answer.not_found} not found` : ''}`,
    );
  return answer.not_found > 0 ? 1 : 0;
}

function pathOf(id: string): string {
  return `/integrations/${encodeURIComponent(id)}/dead`;
}
