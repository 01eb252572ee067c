import type { Rule } from './Rule.ts';
import { expiredOverride } from './rules/expiredOverride.ts';
import { keyFaults } from './rules/keyFaults.ts';
import { lowSpread } from './rules/lowSpread.ts';
import { typeNever } from './rules/typeNever.ts';
import { unknownPath } from './rules/unknownPath.ts';
import { unusedOverride } from './rules/unusedOverride.ts';
import type { BlueprintSubject } from './subjects/BlueprintSubject.ts';
import type { CatalogSubject } from './subjects/CatalogSubject.ts';
import type { OverrideSubject } from './subjects/OverrideSubject.ts';
import type { ProjectSubject } from './subjects/ProjectSubject.ts';
import type { TestSubject } from './subjects/TestSubject.ts';

/** Every rule by what it looks at. What a text must be like on its own is found on reading it, before any rule. */
export const rules: RuleTable = {
  project: [],
  catalog: [],
  /** Asked of every blueprint, and once more of each as an override patches it. */
  blueprint: [unknownPath, typeNever, keyFaults, lowSpread],
  override: [unusedOverride, expiredOverride],
  test: [],
};

interface RuleTable {
  readonly project: readonly Rule<ProjectSubject>[];
  readonly catalog: readonly Rule<CatalogSubject>[];
  readonly blueprint: readonly Rule<BlueprintSubject>[];
  readonly override: readonly Rule<OverrideSubject>[];
  readonly test: readonly Rule<TestSubject>[];
}
