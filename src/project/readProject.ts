import { dirname, resolve } from 'node:path';
import { Secret } from '../catalog/Secret.ts';
import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { suggest } from '../diagnostics/suggest.ts';
import { DocumentFaults } from '../yaml/DocumentFaults.ts';
import { limitDiagnostics } from '../yaml/limitDiagnostics.ts';
import { pointer } from '../yaml/pointer.ts';
import { readYaml } from '../yaml/readYaml.ts';
import { inspectShape } from '../yaml/validate.ts';
import type { YamlDocument } from '../yaml/YamlDocument.ts';
import {
  defaultData,
  defaultLimits,
  type Limits,
  type Project,
  type ProjectIntegration,
  type Source,
} from './Project.ts';
import type { ProjectContext } from './ProjectContext.ts';
import { parseReference } from './parseReference.ts';
import { parseSize } from './parseSize.ts';
import { type Reading, readIntegration } from './readIntegration.ts';
import { SettingReader } from './SettingReader.ts';
import { type SoundParts, soundParts } from './soundParts.ts';

export interface ReadProject {
  /** Undefined as soon as there is an error: a bad edit changes nothing. */
  readonly project: Project | undefined;
  /** Undefined when the text is no YAML. */
  readonly document: YamlDocument | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a project file: its text, its shape, its meaning. No message repeats a secret. */
export function readProject(source: string | Uint8Array, file: string, context: ProjectContext): ReadProject {
  const { document, diagnostics } = readYaml(source, file);
  if (document === undefined) return { project: undefined, document, diagnostics };
  const shape = inspectShape(document, 'project');
  const raw = soundParts(document.value, shape.misshapen);
  const faults = new DocumentFaults(document);
  const reading = { ...context, faults, settings: new SettingReader(faults, context.secrets) };
  const folder = dirname(resolve(file));
  const project: Project = {
    folder,
    data: resolve(folder, raw.data ?? defaultData),
    sources: readSources(raw.sources, reading),
    integrations: readIntegrations(raw, reading),
    limits: readLimits(raw.limits, faults),
  };
  const all = limitDiagnostics([...diagnostics, ...shape.diagnostics, ...faults.found]);
  const faulty = all.some(({ severity }) => severity === 'error');
  return { project: faulty ? undefined : Object.freeze(project), document, diagnostics: all };
}

function readSources(raw: SoundParts['sources'], { settings, faults }: Reading): readonly Source[] {
  const sources: Source[] = [];
  const ids = new Set<string>();
  const owners = new Map<string, string>();
  for (const [index, source] of raw.entries()) {
    if (source === undefined) continue;
    const { id, write_key } = source;
    const at = pointer('sources', index);
    if (ids.has(id)) faults.report('project/duplicate-source', { id }, `${at}/id`);
    ids.add(id);
    const writeKey = settings.read(write_key, `${at}/write_key`, true);
    // Where references are not looked up, those that are written alike hold the same.
    const key = writeKey instanceof Secret ? writeKey.reveal() : referenceIn(write_key);
    const owner = key === undefined ? undefined : owners.get(key);
    if (owner !== undefined) faults.report('project/shared-write-key', { id: owner }, `${at}/write_key`);
    if (key !== undefined) owners.set(key, id);
    if (writeKey instanceof Secret) sources.push(Object.freeze({ id, writeKey }));
  }
  return Object.freeze(sources);
}

function referenceIn(text: string): string | undefined {
  return typeof parseReference(text) === 'object' ? text : undefined;
}

function readIntegrations(
  { sourceIds, integrations }: SoundParts,
  reading: Reading,
): readonly ProjectIntegration[] {
  const ids = new Set<string>();
  const read = integrations.map((raw, index) => {
    if (raw === undefined) return undefined;
    const at = pointer('integrations', index);
    const { faults } = reading;
    if (ids.has(raw.id)) faults.report('project/duplicate-integration', { id: raw.id }, `${at}/id`);
    ids.add(raw.id);
    for (const [number, id] of (raw.sources ?? []).entries()) {
      if (sourceIds.includes(id)) continue;
      const place = at + pointer('sources', number);
      faults.report('project/unknown-source', { id }, place, suggest(id, sourceIds));
    }
    return readIntegration(raw, at, reading);
  });
  return Object.freeze(read.filter((integration) => integration !== undefined));
}

function readLimits(raw: SoundParts['limits'], faults: DocumentFaults): Limits {
  const size = (name: 'event' | 'body' | 'disk') => {
    const given = raw[name];
    if (given === undefined) return defaultLimits[name];
    const bytes = parseSize(given);
    if (bytes === undefined) faults.report('project/size', {}, pointer('limits', name));
    return bytes ?? defaultLimits[name];
  };
  const batch = Number(raw.batch ?? defaultLimits.batch);
  return Object.freeze({ event: size('event'), body: size('body'), batch, disk: size('disk') });
}
