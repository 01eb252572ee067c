import type { Comparison } from './against/Comparison.ts';
import type { Rule } from './Rule.ts';
import { blueprintFileName } from './rules/blueprintFileName.ts';
import { breakingChange } from './rules/breakingChange.ts';
import { collapsingList } from './rules/collapsingList.ts';
import { conditionPlaceholder } from './rules/conditionPlaceholder.ts';
import { deadWhen } from './rules/deadWhen.ts';
import { duplicateKey } from './rules/duplicateKey.ts';
import { eventLimit } from './rules/eventLimit.ts';
import { expiredOverride } from './rules/expiredOverride.ts';
import { idleSetting } from './rules/idleSetting.ts';
import { interpretedExpression } from './rules/interpretedExpression.ts';
import { keyFaults } from './rules/keyFaults.ts';
import { lowSpread } from './rules/lowSpread.ts';
import { missingCompared } from './rules/missingCompared.ts';
import { nonlinearPattern } from './rules/nonlinearPattern.ts';
import { nonlinearRegex } from './rules/nonlinearRegex.ts';
import { personalData } from './rules/personalData.ts';
import { personalPath } from './rules/personalPath.ts';
import { repeatedTestName } from './rules/repeatedTestName.ts';
import { rewrittenKey } from './rules/rewrittenKey.ts';
import { secretDefault } from './rules/secretDefault.ts';
import { secretInClear } from './rules/secretInClear.ts';
import { testWithoutBlueprint } from './rules/testWithoutBlueprint.ts';
import { typeNever } from './rules/typeNever.ts';
import { unknownDeathCode } from './rules/unknownDeathCode.ts';
import { unknownPath } from './rules/unknownPath.ts';
import { unknownVariable } from './rules/unknownVariable.ts';
import { unusedOverride } from './rules/unusedOverride.ts';
import { unusedPatch } from './rules/unusedPatch.ts';
import { worstSize } from './rules/worstSize.ts';
import { writtenTwice } from './rules/writtenTwice.ts';
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
  project: [idleSetting, secretInClear, eventLimit],
  catalog: [duplicateKey, nonlinearPattern, personalPath, secretDefault, secretInClear],
  blueprint: [
    blueprintFileName,
    unknownPath,
    unknownVariable,
    typeNever,
    keyFaults,
    lowSpread,
    collapsingList,
    nonlinearRegex,
    interpretedExpression,
    deadWhen,
    missingCompared,
    unusedPatch,
    personalData,
    secretInClear,
    worstSize,
    writtenTwice,
    rewrittenKey,
    conditionPlaceholder,
  ],
  override: [unusedOverride, expiredOverride, secretInClear],
  test: [secretInClear, testWithoutBlueprint, repeatedTestName, unknownDeathCode],
  comparison: [breakingChange],
};
