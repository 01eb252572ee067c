import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

export interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly shell?: string;
  readonly 'working-directory'?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly run?: string;
}

export interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string; readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

export function readAction(): Action {
  return parse(readFileSync('action.yml', 'utf8'));
}

export interface RanStep {
  readonly name: string;
  readonly code: number;
  readonly log: string;
}

export interface RanAction {
  readonly steps: readonly RanStep[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** What was handed to npm, one call a line. */
  readonly npm: string;
}

/** Runs the steps of a composite action that are shell, as the runner of GitHub Actions runs them. */
export function runAction(
  workspace: string,
  scratch: string,
  given: Readonly<Record<string, string>> = {},
  base = '',
): RanAction {
  const { inputs, outputs, runs } = readAction();
  const file = (name: string) => {
    const path = join(scratch, name);
    if (!existsSync(path)) writeFileSync(path, '');
    return path;
  };
  mkdirSync(join(scratch, 'bin'), { recursive: true });
  mkdirSync(join(scratch, 'temp'), { recursive: true });
  writeFileSync(join(scratch, 'bin', 'npm'), npm, { mode: 0o755 });
  const known = new Map<string, string>([
    ['github.action_path', resolve('.')],
    ['github.base_ref', base],
    ...Object.entries(inputs).map(([name, input]): [string, string] => [
      `inputs.${name}`,
      given[name] ?? input.default,
    ]),
  ]);
  const ran: RanStep[] = [];
  for (const step of runs.steps) {
    if (step.run === undefined) continue;
    const isFine = ran.every(({ code }) => code === 0);
    if (step.if === undefined ? !isFine : !holds(step.if, known)) continue;
    writeFileSync(file('output'), '');
    const added = readFileSync(file('path'), 'utf8').trim().split('\n').toReversed();
    const result = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
      cwd: join(workspace, filled(step['working-directory'] ?? '.', known)),
      encoding: 'utf8',
      env: {
        ...Object.fromEntries(
          Object.entries(step.env ?? {}).map(([key, text]) => [key, filled(text, known)]),
        ),
        PATH: [...added, join(scratch, 'bin'), process.env.PATH].join(':'),
        HOME: scratch,
        GITHUB_WORKSPACE: workspace,
        GITHUB_BASE_REF: base,
        GITHUB_OUTPUT: file('output'),
        GITHUB_PATH: file('path'),
        GITHUB_STEP_SUMMARY: file('summary'),
        RUNNER_TEMP: join(scratch, 'temp'),
        PATCHBAY_MAIN: resolve('dist/cli/main.js'),
        NPM_LOG: file('npm'),
      },
    });
    const name = step.name ?? '';
    ran.push({ name, code: result.status ?? -1, log: `${result.stdout}${result.stderr}` });
    if (step.id === undefined) continue;
    known.set(`steps.${step.id}.outcome`, result.status === 0 ? 'success' : 'failure');
    for (const [key, value] of outputsIn(readFileSync(file('output'), 'utf8'))) {
      known.set(`steps.${step.id}.outputs.${key}`, value);
    }
  }
  return {
    steps: ran,
    outputs: Object.fromEntries(
      Object.entries(outputs).map(([name, { value }]) => [name, filled(value, known)]),
    ),
    summary: readFileSync(file('summary'), 'utf8'),
    npm: readFileSync(file('npm'), 'utf8'),
  };
}

/** Notes how it was called, and where an install is asked for puts what the tests have built there. */
const npm = `#!/bin/sh
echo "$@" >> "$NPM_LOG"
if [ "$1" = install ]; then ln -sf "$PATCHBAY_MAIN" "$3/node_modules/.bin/patchbay"; fi
`;

function filled(text: string, known: ReadonlyMap<string, string>): string {
  return text.replace(/\$\{\{ ([\w.-]+) \}\}/g, (_, name: string) => known.get(name) ?? '');
}

/** Conditions are comparisons joined by \`&&\`. */
function holds(condition: string, known: ReadonlyMap<string, string>): boolean {
  const [, inside = ''] = /^\$\{\{ (.*) \}\}$/.exec(condition) ?? [];
  return inside.split(' && ').every((part) => {
    if (part === '!cancelled()') return true;
    const [, name = '', sign, text] = /^([\w.-]+) (==|!=) '([^']*)'$/.exec(part) ?? [];
    if (sign === undefined) throw new Error(`the runner of the tests does not know ${part}`);
    return ((known.get(name) ?? '') === text) === (sign === '==');
  });
}

/** What a step leaves for others: one name and value a line. */
function outputsIn(text: string): [string, string][] {
  return text
    .split('\n')
    .filter((line) => line.includes('='))
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);
}
