import { existsSync } from 'node:fs';
import { type Command, Option } from 'commander';
import type { Plan } from '../../blueprint/Plan.ts';
import { resolveBlueprint } from '../../blueprint/resolveBlueprint.ts';
import { accessPolicy } from '../../catalog/accessPolicy.ts';
import { accountIn } from '../../catalog/accountIn.ts';
import { applyDefaults } from '../../catalog/applyDefaults.ts';
import type { CatalogEntry, PermissionUse } from '../../catalog/CatalogEntry.ts';
import type { Config } from '../../catalog/Config.ts';
import { revealConfig } from '../../catalog/revealConfig.ts';
import { sealConfig } from '../../catalog/sealConfig.ts';
import { trustPolicy } from '../../catalog/trustPolicy.ts';
import { mayDelete } from '../../destinations/dynamodb/mayDelete.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import { loadProject, projectFileName } from '../../project/loadProject.ts';
import { openWorkspace, type Workspace } from '../../project/openWorkspace.ts';
import type { ProjectIntegration } from '../../project/Project.ts';
import { systemSecrets } from '../../project/SecretSource.ts';
import type { ExitCode, Terminal } from '../Terminal.ts';

interface IamOptions {
  readonly account?: string;
  readonly principal?: string;
  readonly doctor: boolean;
  readonly document: 'all' | 'access' | 'trust' | 'caller';
}

/** What policies are written for. */
interface Target {
  readonly entry: CatalogEntry;
  readonly config: Config;
  /** Undefined for an entry of the catalog: whatever its blueprints may do. */
  readonly plan: Plan | undefined;
}

export function iam(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  program
    .command('iam')
    .description(
      'print the least-privilege policy of an integration and, where it assumes a role, the trust policy of the role',
    )
    .argument('<integration>', 'the id of an installed integration, or a key of the catalog')
    .option('--account <number>', 'the account of the table or stream, 12 digits; the role’s if not given')
    .option('--principal <arn>', 'who assumes the role: the ARN of a user or role, or an account’s number')
    .option('--doctor', 'also allow what `patchbay doctor` looks at', false)
    .addOption(
      new Option('--document <which>', 'one of the documents alone')
        .choices(['all', 'access', 'trust', 'caller'])
        .default('all'),
    )
    .action(async (name: string, options: IamOptions) => end(await print(name, options, terminal)));
}

async function print(name: string, options: IamOptions, terminal: Terminal): Promise<ExitCode> {
  const target = await findTarget(name, openWorkspace(), terminal);
  if (target === undefined) return 2;
  const documents = policiesFor(target, options, terminal);
  const chosen = documents.filter(({ kind }) => options.document === 'all' || options.document === kind);
  if (chosen.length === 0) {
    terminal.talk(terminal.palette.error(`there is no ${options.document} policy: it assumes no role`));
    return 2;
  }
  for (const { title, policy } of chosen) {
    terminal.talk(terminal.palette.strong(title));
    terminal.out(JSON.stringify(policy, undefined, 2));
  }
  return 0;
}

interface Titled {
  readonly kind: IamOptions['document'];
  readonly title: string;
  readonly policy: object;
}

function policiesFor({ entry, config, plan }: Target, options: IamOptions, terminal: Terminal): Titled[] {
  const role = textOf(config, 'role_arn');
  const assumes = config.auth === 'assume_role';
  const account = options.account ?? (assumes ? accountIn(role) : undefined);
  if (account === undefined) note(terminal, 'give --account: until then the policy holds in every account');
  const mayRemove = plan === undefined || (plan.destination === 'dynamodb' && mayDelete(plan));
  const uses: PermissionUse[] = ['put'];
  if (mayRemove) uses.push('delete');
  if (options.doctor) uses.push('doctor');
  const access = {
    kind: 'access' as const,
    title: assumes ? `attach to the role ${role ?? ''}` : 'attach to the user or role that Patchbay runs as',
    policy: accessPolicy(entry, uses, config, account),
  };
  if (!assumes) return [access];
  const externalId = textOf(config, 'external_id');
  if (externalId === undefined) note(terminal, 'no external id is known: set external_id to one of your own');
  if (options.principal === undefined) note(terminal, 'give --principal: the trust policy names nobody yet');
  const trust = trustPolicy(options.principal ?? 'who-runs-patchbay', externalId);
  return [
    access,
    { kind: 'trust', title: 'the trust policy of the role', policy: trust },
    {
      kind: 'caller',
      title: 'attach to whom Patchbay signs in as',
      policy: accessPolicy(entry, ['assume_role'], config, account),
    },
  ];
}

/** An installed integration of that id, else an entry of the catalog of that key. */
async function findTarget(
  name: string,
  workspace: Workspace,
  terminal: Terminal,
): Promise<Target | undefined> {
  const { entries, diagnostics } = await workspace.catalog();
  terminal.complain(diagnostics);
  const installed = existsSync(projectFileName) ? await readInstalled(entries, workspace, terminal) : [];
  if (installed === undefined) return undefined;
  const found = installed.find(({ id }) => id === name);
  if (found !== undefined) {
    const blueprint = workspace.library.find(found.blueprint);
    const plan = blueprint === undefined ? undefined : resolveBlueprint(blueprint, workspace.library).plan;
    return { entry: found.entry, config: revealed(found.entry, found.config), plan };
  }
  const entry = entries.get(name);
  if (entry !== undefined)
    return { entry, config: sealConfig(entry, applyDefaults(entry, {}, undefined)), plan: undefined };
  const [ids, keys] = [installed.map(({ id }) => id), [...entries.keys()]];
  const near = suggest(name, [...ids, ...keys]);
  const hint = near === undefined ? {} : { hint: `did you mean ${near}?` };
  const blanks = { name, installed: ids.join(', ') || 'none', keys: keys.join(', ') };
  terminal.complain([diagnose('serve/unknown-target', blanks, hint)]);
  return undefined;
}

/** What the project file installs. Settings whose references hold nothing here are left out. */
async function readInstalled(
  catalog: ReadonlyMap<string, CatalogEntry>,
  { folder, library }: Workspace,
  terminal: Terminal,
): Promise<readonly ProjectIntegration[] | undefined> {
  const context = { catalog, hasBlueprint: (name: string) => library.find(name) !== undefined };
  const read = await loadProject(projectFileName, { ...context, secrets: systemSecrets(folder) });
  if (read.project !== undefined) return read.project.integrations;
  const trusted = await loadProject(projectFileName, context);
  terminal.complain(trusted.diagnostics);
  return trusted.project?.integrations;
}

/** Settings that are no secrets in clear, although they may have come from a reference. */
function revealed(entry: CatalogEntry, config: Config): Config {
  const open = entry.config_fields.filter(({ type }) => type !== 'secret').map(({ key }) => key);
  const values = Object.entries(revealConfig(config)).filter(([key]) => open.includes(key));
  return Object.assign(Object.create(null), Object.fromEntries(values));
}

function textOf(config: Config, name: string): string | undefined {
  const value = config[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function note({ talk, palette }: Terminal, text: string): void {
  talk(`${palette.warning('note:')} ${text}`);
}
