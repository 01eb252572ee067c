import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { baseName, blueprintText } from './blueprintText.ts';
import type { Outlet } from './Evidence.ts';

/** How many integrations extend the base. */
const children = 2;

export interface ReloadProject {
  /** Names of all blueprints, those of the integrations among them. */
  readonly names: readonly string[];
  readonly outlets: readonly Outlet[];
  /** What a blueprint extends, if anything. */
  parentOf(name: string): string | undefined;
  pathOf(name: string): string;
}

/** A folder holds fifty, as people sort them by what they are for. */
function nameOf(index: number): string {
  return `shop_${Math.floor(index / 50)}/b${index}`;
}

/** What integrations are called, and their streams. */
export function outletsOf(blueprints: number, installed: number): Outlet[] {
  const every = Math.floor(blueprints / installed);
  return Array.from({ length: installed }, (_, index) => ({
    id: `int_${index}`,
    own: nameOf(index * every),
    base: index >= installed - children ? baseName : undefined,
  }));
}

/** Writes a project whose blueprints all have marker 0. */
export function writeReloadProject(
  folder: string,
  blueprints: number,
  outlets: readonly Outlet[],
  endpoint: string,
): ReloadProject {
  const names = [baseName, ...Array.from({ length: blueprints - 1 }, (_, index) => nameOf(index))];
  const parents = new Map(outlets.map(({ own, base }) => [own, base]));
  const project: ReloadProject = {
    names,
    outlets,
    parentOf: (name) => parents.get(name),
    pathOf: (name) => join(folder, 'blueprints', `${name}.yaml`),
  };
  for (const name of names) {
    mkdirSync(dirname(project.pathOf(name)), { recursive: true });
    writeFileSync(project.pathOf(name), blueprintText(name, 0, project.parentOf(name)));
  }
  const integrations = outlets.map(
    ({ id, own }) => `
  - id: ${id}
    integration: amazon_kinesis
    blueprint: ${own}
    config:
      stream_name: ${id}
      region: eu-west-1
      endpoint: "${endpoint}"
      access_key_id: "\${env:RELOAD_KEY}"
      secret_access_key: "\${env:RELOAD_SECRET}"`,
  );
  writeFileSync(join(folder, 'patchbay.yaml'), `integrations:${integrations.join('')}\n`);
  return project;
}

/** What the references of the project file stand for. */
export const reloadEnvironment = { RELOAD_KEY: 'AKIDRELOAD', RELOAD_SECRET: 'not much of a secret' };
