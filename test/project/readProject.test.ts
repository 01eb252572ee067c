// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are references, no templates
import { resolve } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/loadCatalog.ts';
import { revealConfig } from '../../src/catalog/revealConfig.ts';
import type { Project } from '../../src/project/Project.ts';
import { readProject } from '../../src/project/readProject.ts';
import { packageFolder } from '../../src/yaml/packageFolder.ts';
import { placeWithText } from '../yaml/place.ts';

const { entries: catalog } = await loadCatalog([packageFolder('catalog')]);

const variables: Record<string, string> = {
  WEB_KEY: 'wk-web',
  APP_KEY: 'wk-app',
  AWS_ID: 'AKIA',
  REGION: 'eu-west-1',
};
const files: Record<string, string> = { '/run/secrets/aws': 'hunter2' };
const context = {
  catalog,
  hasBlueprint: (name: string) => name.startsWith('amazon_') && !name.endsWith('nowhere'),
  secrets: { variable: (name: string) => variables[name], file: (path: string) => files[path] },
};

const good = `# yaml-language-server: $schema=./schemas/project.schema.json
sources:
  - { id: web, write_key: "\${env:WEB_KEY}" }
  - { id: app, write_key: "\${env:APP_KEY}" }
integrations:
  - id: int_events_table
    integration: amazon_dynamodb
    variant: time_series
    sources: [web]
    config: { table_name: events, region: "\${env:REGION}", access_key_id: "\${env:AWS_ID}", secret_access_key: "\${file:/run/secrets/aws}" }
  - id: int_stream
    name: Clicks
    integration: amazon_kinesis
    blueprint: amazon_kinesis/clicks
    enabled: false
    config: { stream_name: clicks, region: us-east-1, auth: default_chain, linger_ms: 50 }
data: ../data
limits: { event: 512KiB, body: 2MiB, batch: 100, disk: 20GiB }
`;

function read(text: string): Project {
  const { project, diagnostics } = readProject(text, '/srv/shop/patchbay.yaml', context);
  expect(diagnostics).toEqual([]);
  if (project === undefined) throw new Error('there is no project');
  return project;
}

/** `code line:column text (hint)` of each problem. */
function problems(text: string, within: Parameters<typeof readProject>[2] = context): string[] {
  return readProject(text, 'patchbay.yaml', within).diagnostics.map(({ code, span, hint }) =>
    [code, placeWithText(text, span), ...(hint?.startsWith('did you mean') ? [`(${hint})`] : [])].join(' '),
  );
}

const integration = (...lines: string[]) =>
  ['integrations:', '  - id: int_a', ...lines.map((line) => `    ${line}`)].join('\n');
const dynamodb = (config: string) => integration('integration: amazon_dynamodb', `config: { ${config} }`);
const place = 'table_name: events, region: eu-west-1, auth: default_chain';

describe('a project', () => {
  const project = read(good);

  it('has its folders as absolute paths, and its limits as numbers', () => {
    expect(project.folder).toBe('/srv/shop');
    expect(project.data).toBe('/srv/data');
    expect(project.limits).toEqual({
      event: 512 * 1024,
      body: 2 * 1024 ** 2,
      batch: 100,
      disk: 20 * 1024 ** 3,
    });
  });

  it('has its sources with their keys', () => {
    expect(project.sources.map(({ id, writeKey }) => [id, writeKey.reveal()])).toEqual([
      ['web', 'wk-web'],
      ['app', 'wk-app'],
    ]);
  });

  it('has its integrations complete, references looked up', () => {
    const [table, stream] = project.integrations;
    expect(table).toMatchObject({
      id: 'int_events_table',
      name: 'Amazon DynamoDB',
      variant: 'time_series',
      blueprint: 'amazon_dynamodb/time_series',
      sources: ['web'],
      enabled: true,
    });
    expect({ ...revealConfig(table?.config ?? {}) }).toEqual({
      table_name: 'events',
      region: 'eu-west-1',
      auth: 'access_keys',
      access_key_id: 'AKIA',
      secret_access_key: 'hunter2',
      ordering: 'none',
      batch_size: 25,
      linger_ms: 10,
    });
    expect(stream).toMatchObject({
      name: 'Clicks',
      variant: undefined,
      blueprint: 'amazon_kinesis/clicks',
      sources: undefined,
      enabled: false,
    });
    expect(stream?.config.linger_ms).toBe(50);
  });

  it('shows no secret, however it is printed', () => {
    const prints = inspect(project, { depth: 20, showHidden: true }) + JSON.stringify(project);
    expect(prints).toContain('***');
    expect(prints).not.toMatch(/hunter2|wk-web|wk-app|AKIA"/);
  });

  it('is frozen', () => {
    const [table] = project.integrations;
    const parts = [project, project.sources, project.integrations, project.limits, table, table?.config];
    expect(parts.every((part) => Object.isFrozen(part))).toBe(true);
  });

  it('has defaults for everything', () => {
    expect(read('{}')).toEqual({
      folder: '/srv/shop',
      data: '/srv/shop/.patchbay',
      sources: [],
      integrations: [],
      limits: { event: 1024 ** 2, body: 5 * 1024 ** 2, batch: 1000, disk: 10 * 1024 ** 3 },
    });
  });

  it('takes the default variant when neither a variant nor a blueprint is named', () => {
    expect(read(dynamodb(place)).integrations[0]).toMatchObject({
      variant: 'default',
      blueprint: 'amazon_dynamodb/default',
    });
  });
});

describe('each fault is told at its place', () => {
  it.each<[string, string, string[]]>([
    ['none', good, []],
    ['a text that is no YAML', 'data: "x', ['yaml/syntax 1:9 ']],
    ['a misspelt key', 'source: []', ['schema/unknown-key 1:1 source (did you mean `sources`?)']],
    [
      'an id without int_',
      'integrations:\n  - { id: table, integration: amazon_dynamodb }',
      ['schema/bad-form 2:11 table'],
    ],
    [
      'variant and blueprint',
      integration('integration: amazon_dynamodb', 'variant: default', 'blueprint: x'),
      ['schema/not-together 5:5 blueprint'],
    ],
    ['a size without a unit we know', 'limits: { event: 1MB }', ['schema/bad-form 1:18 1MB']],
    ['a size beyond counting', 'limits: { disk: 999999TiB }', ['project/size 1:17 999999TiB']],
    [
      'a source twice',
      'sources:\n  - { id: a, write_key: "${env:WEB_KEY}" }\n  - { id: a, write_key: "${env:APP_KEY}" }',
      ['project/duplicate-source 3:11 a'],
    ],
    [
      'a write key twice',
      'sources:\n  - { id: a, write_key: "${env:WEB_KEY}" }\n  - { id: b, write_key: "${env:WEB_KEY}" }',
      ['project/shared-write-key 3:25 "${env:WEB_KEY}"'],
    ],
    [
      'a write key in clear',
      'sources:\n  - { id: a, write_key: wk-clear }',
      ['project/secret-in-clear 2:25 wk-clear'],
    ],
    [
      'an integration twice',
      `${dynamodb(place)}\n  - { id: int_a, integration: amazon_dynamodb, config: { ${place} } }`,
      ['project/duplicate-integration 5:11 int_a'],
    ],
    [
      'an unknown integration',
      integration('integration: amazon_dynamobd'),
      ['project/unknown-integration 3:18 amazon_dynamobd (did you mean `amazon_dynamodb`?)'],
    ],
    [
      'an unknown variant',
      integration('integration: amazon_kinesis', 'variant: even_sprad'),
      ['project/unknown-variant 4:14 even_sprad (did you mean `even_spread`?)'],
    ],
    [
      'an unknown blueprint',
      `${dynamodb(place)}\n    blueprint: amazon_dynamodb/nowhere`,
      ['project/unknown-blueprint 5:16 amazon_dynamodb/nowhere'],
    ],
    [
      'an unknown source',
      `${dynamodb(place)}\n    sources: [wbe]\nsources: [{ id: web, write_key: "\${env:WEB_KEY}" }]`,
      ['project/unknown-source 5:15 wbe (did you mean `web`?)'],
    ],
    [
      'a missing setting, at config',
      dynamodb('region: eu-west-1, auth: default_chain'),
      ['config/missing 4:5 config'],
    ],
    [
      'a missing setting without config',
      integration('integration: amazon_dynamodb'),
      Array(2)
        .fill('config/missing 2:5 id: int_a')
        .concat(Array(2).fill('config/missing-here 2:5 id: int_a')),
    ],
    [
      'a setting of a wrong form',
      dynamodb(`${place}, endpoint: localhost`),
      ['config/bad-form 4:85 localhost'],
    ],
    [
      'a region that is none',
      dynamodb('table_name: events, region: eu-wst-1, auth: default_chain'),
      ['config/not-an-option 4:43 eu-wst-1 (did you mean `eu-west-1`?)'],
    ],
    [
      'an unknown setting',
      dynamodb(`${place}, tabel_name: x`),
      ['config/unknown-field 4:75 tabel_name (did you mean `table_name`?)'],
    ],
    [
      'a secret in clear',
      dynamodb(`${place}, session_token: hunter3`),
      ['project/secret-in-clear 4:90 hunter3'],
    ],
    [
      'a variable that is not set',
      dynamodb(`${place}, session_token: "\${env:NOPE}"`),
      ['project/no-variable 4:90 "${env:NOPE}"'],
    ],
    [
      'a file that is not there',
      dynamodb(`${place}, session_token: "\${file:nope}"`),
      ['project/no-file 4:90 "${file:nope}"'],
    ],
    [
      'a reference within a text',
      dynamodb(`${place}, external_id: "x-\${env:WEB_KEY}"`),
      ['project/malformed-reference 4:88 "x-${env:WEB_KEY}"'],
    ],
    [
      'a reference to something else',
      dynamodb(`${place}, session_token: "\${vault:x}"`),
      ['project/malformed-reference 4:90 "${vault:x}"'],
    ],
    [
      'a looked-up value that is no option',
      dynamodb('table_name: "${env:WEB_KEY}", region: "${env:WEB_KEY}", auth: default_chain'),
      ['config/not-an-option 4:53 "${env:WEB_KEY}"'],
    ],
    [
      '__proto__ as a setting',
      dynamodb(`${place}, __proto__: 1, constructor: 2`),
      ['config/unknown-field 4:75 __proto__', 'config/unknown-field 4:89 constructor'],
    ],
  ])('%s', (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  it('and a warning leaves the project, an error does not', () => {
    const clear = readProject(dynamodb(`${place}, session_token: hunter3`), 'patchbay.yaml', context);
    expect(clear.project?.integrations).toHaveLength(1);
    expect(
      readProject(dynamodb(`${place}, tabel_name: x`), 'patchbay.yaml', context).project,
    ).toBeUndefined();
  });

  it('and no message repeats a secret', () => {
    const text = `sources: [{ id: web, write_key: wk-clear }]\n${dynamodb(`${place}, session_token: [hunter2], access_key_id: hunter2`)}`;
    const { diagnostics } = readProject(text, 'patchbay.yaml', context);
    expect(diagnostics.length).toBeGreaterThan(2);
    expect(JSON.stringify(diagnostics)).not.toMatch(/hunter2|wk-clear/);

    const looked = dynamodb('table_name: "${env:WEB_KEY}", region: "${env:WEB_KEY}", auth: "${env:WEB_KEY}"');
    const { diagnostics: others } = readProject(looked, 'patchbay.yaml', context);
    expect(others.map(({ message }) => message)).toEqual([
      '`region` has no option `***`',
      '`auth` has no option `***`',
    ]);
  });
});

describe('a project that is only checked', () => {
  const { secrets: _, ...unresolved } = context;

  it('has its references taken on trust', () => {
    expect(problems(good, unresolved)).toEqual([]);
    expect(
      problems(
        dynamodb(
          'table_name: "${env:NOPE}", region: "${env:NOPE}", access_key_id: "${env:NOPE}", secret_access_key: "${file:nope}"',
        ),
        unresolved,
      ),
    ).toEqual([]);
  });

  it('has everything else told', () => {
    expect(problems(dynamodb(`${place}, session_token: hunter3, external_id: "\${x"`), unresolved)).toEqual([
      'project/secret-in-clear 4:90 hunter3',
      'project/malformed-reference 4:112 "${x"',
    ]);
  });
});

it('finds the folder of a project file that is named relatively', () => {
  expect(readProject('{}', 'shop/patchbay.yaml', context).project?.folder).toBe(resolve('shop'));
});

describe('a setting that is no setting', () => {
  it.each(['{}', '[]', '{ a: 1 }', '[[x]]'])('is told, also where a secret is wanted: %s', (value) => {
    const found = problems(good.replace('access_key_id: "${env:AWS_ID}"', `access_key_id: ${value}`));
    expect(found.map((line) => line.split(' ')[0])).toEqual(['config/wrong-type']);
  });
});
