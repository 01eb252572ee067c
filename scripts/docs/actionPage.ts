import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { code, table } from './markdown.ts';

interface Action {
  readonly description: string;
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
}

/** What the GitHub Action takes and leaves. */
export async function actionPage(): Promise<string> {
  const { description, inputs, outputs }: Action = parse(await readFile('action.yml', 'utf8'));
  const given = Object.entries(inputs).map(([name, input]) => [
    code(name),
    input.default === '' ? '' : code(input.default),
    input.description,
  ]);
  const left = Object.entries(outputs).map(([name, output]) => [code(name), output.description]);
  return [
    '# The GitHub Action',
    `${description} How to use it: [Editors, hooks and CI](../editors-and-ci.md#in-a-pull-request-on-github).`,
    '## Inputs',
    table(['input', 'default', 'meaning'], given),
    '## Outputs',
    table(['output', 'meaning'], left),
  ].join('\n\n');
}
