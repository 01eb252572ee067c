import type { Command } from 'commander';
import type { NewToken, TokenView } from '../../admin/tokens/TokenRegistry.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { addFormat, type OutputFormat } from '../addFormat.ts';
import type { AdminApi } from '../api/AdminApi.ts';
import { withAdminApi } from '../api/withAdminApi.ts';
import { printTable } from '../printTable.ts';
import type { ExitCode, Terminal } from '../Terminal.ts';

interface CreateOptions {
  readonly name: string;
  readonly role: string;
  readonly format: OutputFormat;
}

export function token(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  const group = program.command('token').description('who may use the admin API');
  const create = group
    .command('create')
    .description('make a token; it is printed once and kept as a hash')
    .requiredOption('--name <name>', 'who will use it; the history names it as the author of changes')
    .requiredOption('--role <role>', 'viewer reads, editor changes, admin also makes tokens');
  addFormat(create).action(async (options: CreateOptions) =>
    end(await withAdminApi(terminal, (api) => createToken(api, options, terminal))),
  );
  addFormat(group.command('list').description('the tokens there are')).action(
    async ({ format }: { format: OutputFormat }) =>
      end(await withAdminApi(terminal, (api) => listTokens(api, format, terminal))),
  );
  group
    .command('revoke')
    .description('make a token worthless at once')
    .argument('<token>', 'its id, tok_…, or its name')
    .action(async (which: string) =>
      end(await withAdminApi(terminal, (api) => revokeToken(api, which, terminal))),
    );
}

async function createToken(
  api: AdminApi,
  { name, role, format }: CreateOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const made = await api.post<NewToken>('/tokens', { name, role });
  if (format === 'json') terminal.out(JSON.stringify(made));
  else {
    terminal.talk(`  ${made.id}  ${made.name}  ${made.role}; this is shown only once:`);
    terminal.out(made.token);
  }
  return 0;
}

async function listTokens(api: AdminApi, format: OutputFormat, terminal: Terminal): Promise<ExitCode> {
  const tokens = await api.list<TokenView>('/tokens');
  if (format === 'json') terminal.out(JSON.stringify({ tokens }));
  else {
    const rows = tokens.map(({ id, name, role, created_at, created_by }) => [
      id,
      name,
      role,
      created_at,
      `by ${created_by}`,
    ]);
    printTable(rows, terminal);
    if (tokens.length === 0)
      terminal.talk('  there is the first token alone; patchbay token create makes others');
  }
  return 0;
}

async function revokeToken(api: AdminApi, which: string, terminal: Terminal): Promise<ExitCode> {
  const tokens = await api.list<TokenView>('/tokens');
  const found = tokens.find(({ id, name }) => id === which || name === which);
  if (found === undefined) {
    terminal.complain([diagnose('token/unknown', { id: which })]);
    return 2;
  }
  await api.delete(`/tokens/${found.id}`);
  terminal.talk(`  ${found.id}  ${found.name} is revoked`);
  return 0;
}
