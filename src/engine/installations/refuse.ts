import type { ConfigProblem } from '../../catalog/validateConfig.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import type { Draft } from './Draft.ts';
import { InstallationRefusal } from './InstallationRefusal.ts';

/** Problems that one answer tells. */
const mostProblems = 50;
/** Fields that its message names. */
const mostNamed = 5;

/** Throws the refusals that have something to gather. */
export const refuse = {
  unknown(id: string): never {
    throw new InstallationRefusal('unknown', diagnose('installation/unknown', { id: id.slice(0, 100) }));
  },

  unknownEntry(key: string, known: Iterable<string>): never {
    const near = suggest(key, known);
    const hint = near === undefined ? {} : { hint: `did you mean \`${near}\`?` };
    throw new InstallationRefusal(
      'unknown',
      diagnose('installation/unknown-entry', { key: key.slice(0, 100) }, hint),
    );
  },

  unknownRevision(id: string, revision: number, latest: number): never {
    const blanks = { id, revision, latest };
    throw new InstallationRefusal('unknown', diagnose('installation/unknown-revision', blanks));
  },

  /** Too many revisions have been made since. */
  forgottenRecipe(id: string, revision: number): never {
    throw new InstallationRefusal('conflict', diagnose('installation/forgotten-recipe', { id, revision }));
  },

  ownedByGit(id: string): never {
    throw new InstallationRefusal('conflict', diagnose('installation/owned-by-git', { id }));
  },

  missingEntry(id: string, key: string): never {
    throw new InstallationRefusal('conflict', diagnose('installation/entry-missing', { id, key }));
  },

  unplanned({ variant, blueprint }: Draft, cause: string): never {
    const field = variant === undefined ? 'blueprint' : 'variant';
    return refuse.invalid([{ ...diagnose('installation/no-plan', { blueprint, cause }), field }]);
  },

  invalid(problems: readonly ConfigProblem[]): never {
    const named = problems.slice(0, mostNamed).map(({ field }) => field.slice(0, 100));
    const fields = `${named.join(', ')}${problems.length > mostNamed ? ', …' : ''}`;
    const diagnostic = diagnose('installation/invalid', { count: problems.length, fields });
    throw new InstallationRefusal('invalid', diagnostic, problems.slice(0, mostProblems));
  },
};
