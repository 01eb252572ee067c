import type { MapNode } from '../../blueprint/BlueprintNode.ts';
import { readOverride } from '../../blueprint/readOverride.ts';
import type { BlueprintLibrary } from '../../blueprint/resolveBlueprint.ts';
import { resolveBlueprint } from '../../blueprint/resolveBlueprint.ts';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { InstallationRefusal } from '../installations/InstallationRefusal.ts';
import type { TrialReport } from '../trial/TrialReport.ts';
import { checkOverride } from './checkOverride.ts';
import { findDrift, type OverrideDrift, seenPlaces } from './findDrift.ts';
import type { KnownOverride, OverrideRegister } from './OverrideRegister.ts';
import type { OverrideRow } from './OverrideRow.ts';
import { type OverrideView, overrideViewOf } from './OverrideView.ts';
import { problemIn } from './problemIn.ts';

export interface OverrideDeskOptions {
  readonly register: OverrideRegister;
  readonly library: BlueprintLibrary;
  /** The name of an installed integration's blueprint; undefined when there is no such integration. */
  readonly blueprintOf: (id: string) => string | undefined;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Holds overrides against the blueprints that they patch. */
export class OverrideDesk {
  readonly #options: OverrideDeskOptions;

  constructor(options: OverrideDeskOptions) {
    this.#options = options;
  }

  view(known: KnownOverride, trial: TrialReport | undefined): OverrideView {
    const { row, document } = known;
    const blueprint = this.#options.blueprintOf(row.integration_id);
    const diagnostics = blueprint === undefined ? [] : this.#check(row, blueprint);
    return overrideViewOf(known, {
      state: this.#stateOf(known, diagnostics),
      drift: this.drift(known),
      problems: diagnostics.map((diagnostic) => problemIn(document, diagnostic)),
      trial: trial?.mark === known.mark ? trial : undefined,
    });
  }

  drift({ row, patch }: KnownOverride): OverrideDrift {
    const tree = this.#treeOf(row.integration_id);
    if (tree === undefined || patch === undefined) return { kind: 'none', places: [] };
    return findDrift(tree, patch, row.seen);
  }

  /** What is stored of an override that begins now. */
  rowOf(
    integration: string,
    given: Pick<OverrideRow, 'owner' | 'text' | 'file' | 'set_by' | 'suspended'>,
  ): OverrideRow {
    const { patch } = readOverride(given.text, given.file);
    const tree = this.#treeOf(integration);
    const seen = patch === undefined || tree === undefined ? null : seenPlaces(tree, patch);
    const set_at = new Date(this.#options.now()).toISOString();
    return { integration_id: integration, ...given, set_at, seen };
  }

  /** @throws InstallationRefusal with all problems when an override would not hold. */
  demandSound(id: string, text: string, file: string): void {
    const diagnostics = this.#check({ text, file, owner: 'api' }, this.demandBlueprint(id));
    const errors = diagnostics.filter(
      ({ severity, code }) => severity === 'error' || code === 'override/expired',
    );
    const [first] = errors;
    if (first === undefined) return;
    const { document } = readOverride(text, file);
    const problems = errors.map((diagnostic) => ({
      ...diagnostic,
      field: problemIn(document, diagnostic).field,
    }));
    const blanks = { count: errors.length, problem: `${first.code}: ${first.message}` };
    throw new InstallationRefusal('invalid', diagnose('override/invalid', blanks), problems);
  }

  /** The name of an integration's blueprint. @throws InstallationRefusal when there is no such integration. */
  demandBlueprint(id: string): string {
    const blueprint = this.#options.blueprintOf(id);
    if (blueprint !== undefined) return blueprint;
    throw new InstallationRefusal('unknown', diagnose('installation/unknown', { id: id.slice(0, 100) }));
  }

  #check(
    { text, file, owner }: Pick<OverrideRow, 'text' | 'file' | 'owner'>,
    blueprint: string,
  ): readonly Diagnostic[] {
    const { library, now } = this.#options;
    return checkOverride(text, file, blueprint, { library, now: now(), isBounded: owner === 'api' });
  }

  #stateOf({ row }: KnownOverride, diagnostics: readonly Diagnostic[]): OverrideView['state'] {
    if (this.#options.register.isExpired(row.integration_id)) return 'expired';
    if (row.suspended !== null) return 'suspended';
    return diagnostics.some(({ severity }) => severity === 'error') ? 'broken' : 'in_force';
  }

  #treeOf(id: string): MapNode | undefined {
    const { blueprintOf, library } = this.#options;
    const name = blueprintOf(id);
    const found = name === undefined ? undefined : library.find(name);
    return found && resolveBlueprint(found, library).tree;
  }
}
