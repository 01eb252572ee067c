import type { Comparison } from './against/Comparison.ts';
import type { Rule } from './Rule.ts';
import { blueprintFileName } from './rules/blueprintFileName.ts';
import { breakingChange } from './rules/breakingChange.ts';
import { canaryPercent } from './rules/canaryPercent.ts';
import { duplicateKey } from './rules/duplicateKey.ts';
import { expiredOverride } from './rules/expiredOverride.ts';
import { idleSetting } from './rules/idleSetting.ts';
import { repeatedTestName } from './rules/repeatedTestName.ts';
import { testWithoutBlueprint } from './rules/testWithoutBlueprint.ts';
import { unknownDeathCode } from './rules/unknownDeathCode.ts';
import { unusedOverride } from './rules/unusedOverride.ts';
import type { BlueprintSubject } from './subjects/BlueprintSubject.ts';
import type { CatalogSubject } from './subjects/CatalogSubject.ts';
import type { OverrideSubject } from './subjects/OverrideSubject.ts';
import type { ProjectSubject } from './subjects/ProjectSubject.ts';
import type { TestSubject } from './subjects/TestSubject.ts';

interface RuleTable {
  readonly project: readonly Rule<ProjectSubject>[];
  readonly catalog: readonly Rule<CatalogSubject>[];
  /** Asked of every blueprint, and once more of each as an override patches it. */
  readonly blueprint: readonly Rule<BlueprintSubject>[];
  readonly override: readonly Rule<OverrideSubject>[];
  readonly test: readonly Rule<TestSubject>[];
  /** Asked once of the project, when it is compared with an earlier commit. */
  readonly comparison: readonly Rule<Comparison>[];
}

/** Every rule by what it looks at. What a text must be like on its own is found on reading it, before any rule. */
export const rules: RuleTable = {
  project: [idleSetting],
  catalog: [duplicateKey],
  blueprint: [blueprintFileName],
  override: [unusedOverride, expiredOverride, canaryPercent],
  test: [testWithoutBlueprint, repeatedTestName, unknownDeathCode],
  comparison: [breakingChange],
};
