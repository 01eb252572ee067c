import { Findings } from '../../blueprint/Findings.ts';
import { readOverride } from '../../blueprint/readOverride.ts';
import { type BlueprintLibrary, resolveBlueprint } from '../../blueprint/resolveBlueprint.ts';
import { compileLane } from '../../compiler/compileLane.ts';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { type FoundRecipe, findRecipe } from '../findRecipe.ts';
import { planRecipe } from '../planRecipe.ts';

/** Days that an override of the admin API may last: what is to stay longer is to be written down. */
const longestDays = 90;
const day = 24 * 60 * 60 * 1000;

export interface OverrideCheck {
  readonly library: BlueprintLibrary;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Whether it may not last for longer than 90 days: files, which others have looked at, may. */
  readonly isBounded: boolean;
}

/** All that is wrong with an override, alone and together with the blueprint of its integration, which is named. */
export function checkOverride(
  text: string,
  file: string,
  blueprint: string,
  { library, now, isBounded }: OverrideCheck,
): readonly Diagnostic[] {
  const findings = new Findings();
  const override = readOverride(text, file);
  const { document, expiresAt, mode, canaryPercent, maxErrorRate } = override;
  findings.include(override.diagnostics);
  if (document !== undefined && expiresAt !== undefined) {
    const place = { file, span: document.span('/expires_at') };
    const ended = new Date(expiresAt).toISOString();
    if (expiresAt <= now) findings.include([diagnose('override/expired', { expires_at: ended }, place)]);
    else if (isBounded && expiresAt - now > longestDays * day) {
      findings.include([diagnose('override/too-long', { days: longestDays }, place)]);
    }
  }
  const base = findBase(blueprint, library);
  if (!base.ok) {
    const { cause } = base;
    findings.include([diagnose('override/no-blueprint', { name: blueprint, cause }, { file })]);
    return findings.all();
  }
  const settings = { mark: '', mode, canaryPercent, maxErrorRate };
  const { overridden, diagnostics } = planRecipe({
    ...base.recipe,
    override: { text: { text, file }, ...settings },
  });
  findings.include(diagnostics.map((diagnostic) => blamed(diagnostic, file, blueprint)));
  // What does not compile is a fault of ours; better here than in the middle of a delivery.
  if (overridden !== undefined) compileLane(overridden, 'int_test');
  return findings.all();
}

/** The blueprint alone, for whatever destination it is. */
function findBase(blueprint: string, library: BlueprintLibrary): FoundRecipe {
  const found = library.find(blueprint);
  const plan = found && resolveBlueprint(found, library).plan;
  return findRecipe(blueprint, plan?.destination ?? 'dynamodb', library);
}

/** A part of the blueprint that is in order by itself, and wrong under the patch, is the patch's doing. */
function blamed(diagnostic: Diagnostic, file: string, name: string): Diagnostic {
  if (diagnostic.file === file || diagnostic.severity !== 'error') return diagnostic;
  return diagnose('override/breaks-blueprint', { name, problem: diagnostic.message }, { file });
}
