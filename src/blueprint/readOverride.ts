import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { readYaml } from '../yaml/readYaml.ts';
import { validate } from '../yaml/validate.ts';
import type { YamlDocument } from '../yaml/YamlDocument.ts';
import { type BlueprintNode, isMap, type MapNode, type Scalar, textOf } from './BlueprintNode.ts';
import { checkTexts } from './checkTexts.ts';
import { expandShorthands } from './expandShorthands.ts';
import { Findings } from './Findings.ts';
import { nodeOf } from './nodeOf.ts';

/** `live`: for every event. `shadow`: beside what is delivered, to be compared. `canary`: for some of the events. */
export type OverrideMode = 'live' | 'shadow' | 'canary';

export interface ReadOverride {
  /** Undefined when the text is no YAML. */
  readonly document: YamlDocument | undefined;
  /** In long form; undefined when there is none. */
  readonly patch: MapNode | undefined;
  /** Empty when there is none. */
  readonly reason: string;
  /** Epoch milliseconds; undefined when it is no date. */
  readonly expiresAt: number | undefined;
  readonly mode: OverrideMode;
  /** Of how many events in a hundred the patch applies to: all of them, unless in mode `canary`. */
  readonly canaryPercent: number;
  /** The share of events that may die of it, from 0 to 1. */
  readonly maxErrorRate: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Of `max_error_rate`, as the schema says: one event in twenty. */
const usualErrorRate = 0.05;

/** Reads an override: its text and its shape. What its patch means depends on the blueprint that it patches. */
export function readOverride(source: string | Uint8Array, file: string): ReadOverride {
  const { document, diagnostics } = readYaml(source, file);
  const findings = new Findings();
  findings.include(diagnostics);
  if (document === undefined) return { ...nothing, document, diagnostics };
  findings.include(validate(document, 'override'));
  const tree = nodeOf(document);
  checkTexts(tree, findings);
  const members: ReadonlyMap<string, BlueprintNode> = isMap(tree) ? tree.members : new Map();
  checkPercent(members, findings);
  const patch = members.get('patch');
  const expiresAt = Date.parse(textOf(members.get('expires_at')) ?? '');
  const mode = modeOf(members);
  return {
    document,
    patch: isMap(patch) ? expandShorthands(patch) : undefined,
    reason: textOf(members.get('reason')) ?? '',
    expiresAt: Number.isNaN(expiresAt) ? undefined : expiresAt,
    mode: isMode(mode) ? mode : 'live',
    canaryPercent: mode === 'canary' ? numberOf(members.get('canary_percent'), 100) : 100,
    maxErrorRate: numberOf(members.get('max_error_rate'), usualErrorRate),
    diagnostics: findings.all(),
  };
}

const nothing = {
  patch: undefined,
  reason: '',
  expiresAt: undefined,
  mode: 'live',
  canaryPercent: 100,
  maxErrorRate: usualErrorRate,
} as const;

/** A canary says of how many events, and nothing else does. */
function checkPercent(members: ReadonlyMap<string, BlueprintNode>, findings: Findings): void {
  const mode = modeOf(members);
  const percent = members.get('canary_percent');
  const place = members.get('mode');
  if (mode === 'canary' && percent === undefined && place !== undefined) {
    findings.add('override/percent-missing', {}, place);
  } else if (percent !== undefined && (mode === 'live' || mode === 'shadow')) {
    findings.add('override/percent-idle', { mode }, percent, 'key');
  }
}

/** As it is written: `live` where nothing is. */
function modeOf(members: ReadonlyMap<string, BlueprintNode>): Scalar | undefined {
  const mode = members.get('mode');
  if (mode === undefined) return 'live';
  return mode.kind === 'scalar' ? mode.scalar : undefined;
}

function isMode(mode: Scalar | undefined): mode is OverrideMode {
  return mode === 'live' || mode === 'shadow' || mode === 'canary';
}

function numberOf(node: BlueprintNode | undefined, otherwise: number): number {
  return node?.kind === 'scalar' && typeof node.scalar === 'number' ? node.scalar : otherwise;
}
