import type { BreakingRule } from '../BreakingRule.ts';
import type { VersionPair } from '../VersionPair.ts';

/** Integrations that the admin API installed, and other blueprints, know a blueprint by its name. */
export const blueprintRemoved: BreakingRule<VersionPair> = {
  code: 'breaking/blueprint-removed',
  examine({ kind, subject, renamedFrom, before, after }, breaches) {
    if (kind !== 'blueprint') return;
    if (renamedFrom !== undefined && after !== undefined) {
      const hint = `it is \`${subject}\` now: leave a file \`${renamedFrom}.yaml\` with \`extends: ${subject}\` until nobody asks for the old name.`;
      const place = { file: after.file, ...(after.tree && { span: spanOfName(after.tree) }), hint };
      breaches.add('', 'breaking/blueprint-removed', { name: renamedFrom }, place);
    } else if (after === undefined) {
      breaches.add(
        '',
        'breaking/blueprint-removed',
        { name: subject },
        { file: before.files[0] ?? before.file },
      );
    }
  },
};

function spanOfName({ origin }: NonNullable<VersionPair['before']['tree']>) {
  return origin.document.span('/blueprint');
}
