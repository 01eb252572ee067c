import { pointer } from '../../yaml/pointer.ts';
import type { YamlDocument } from '../../yaml/YamlDocument.ts';
import type { Report } from '../Report.ts';
import type { Rule } from '../Rule.ts';
import type { Subject } from '../subjects/Subject.ts';

/** Forms that nothing but a secret has, by who gives it out. */
const forms: readonly (readonly [what: string, form: RegExp])[] = [
  ['an access key id of AWS', /\b(?:AKIA|ASIA)(?![A-Z2-7]*EXAMPLE)[A-Z2-7]{16}\b/],
  ['a private key', /-----BEGIN (?:[A-Z]{2,12} ){0,2}PRIVATE KEY-----/],
  ['a token of GitHub', /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{50})/],
  ['a token of GitLab', /\bglpat-[\w-]{20}/],
  ['a token of Slack', /\bxox[abposr]-[A-Za-z0-9-]{10}/],
  ['a live key of Stripe', /\b[sr]k_live_[A-Za-z0-9]{16}/],
  ['an API key of Google', /\bAIza[\w-]{35}\b/],
  ['a token of npm', /\bnpm_[A-Za-z0-9]{36}\b/],
  ['a JSON web token', /\beyJ[\w-]{10,2000}\.eyJ[\w-]{10,4000}\.[\w-]{10}/],
  [
    'a password in an address',
    /^[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@{}$*]{1,100}:(?!(?:pass|password|passwd|pw|secret|token|xxx)@)[^\s/@{}$*]{3,200}@/i,
  ],
];

/** What one of the forms has in it, found at once. */
const hint = /AKIA|ASIA|BEGIN|gh[pousr]_|github_pat_|glpat-|xox|_live_|AIza|npm_|eyJ|:\/\//;

const suspicious = new RegExp(`${hint.source}|[A-Za-z0-9/+]{40}|passw|secret|_key|apikey|token`, 'i');

/** A secret access key of AWS: 40 characters of base64 that are no word and no hash. */
const awsSecret = /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?!.*EXAMPLE)[A-Za-z0-9/+]{40}$/;

/** Names of what must not be written into a record either. */
const secretName =
  /(?:^|_)(?:password|passwd|secret|api_?key|access_?key|private_?key|(?:access|auth|api)_?token|write_?key)$/i;
const secretText = /^(?=.*[A-Za-z])(?=.*\d)\S{12,200}$/;

/** Secrets that stand in a file as they are, wherever it may be. */
export const secretInClear: Rule<Subject> = {
  codes: ['secret/in-clear'],
  examine({ document, diagnostics }, report) {
    // Most files have nothing that even looks like one.
    if (document === undefined || !suspicious.test(document.text)) return;
    const found: Found[] = [];
    collectSecrets(document.value, [], '', found);
    for (const { at, what } of found) {
      hide(document, at, report);
      const told = diagnostics.some(
        ({ code, span }) => code === 'project/secret-in-clear' && sameStart(span, document.span(at)),
      );
      if (!told) report.place('secret/in-clear', { what }, document, at);
    }
  },
};

interface Found {
  /** Pointer to the text. */
  readonly at: string;
  readonly what: string;
}

/**
 * @param way the keys that lead to the value.
 * @param name of the attribute whose literal value it is.
 */
function collectSecrets(value: unknown, way: (string | number)[], name: string, found: Found[]): void {
  if (typeof value === 'string') {
    const what = secretIn(value, name);
    if (what !== undefined) found.push({ at: pointer(...way), what });
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    way.push(key);
    const isNamed = typeof member === 'object' || key === 'value';
    collectSecrets(member, way, isNamed ? (key === 'value' ? name : key) : '', found);
    way.pop();
  }
}

function secretIn(text: string, name: string): string | undefined {
  const known = hint.test(text) ? forms.find(([, form]) => form.test(text))?.[0] : undefined;
  if (known !== undefined) return known;
  if (text.length === 40 && awsSecret.test(text)) return 'a secret access key of AWS';
  return secretName.test(name) && secretText.test(text) ? `the value of \`${name}\`` : undefined;
}

/** Code frames show whole lines: this one must not be. */
function hide(document: YamlDocument, at: string, report: Report): void {
  const { line, column, endLine, endColumn } = document.span(at);
  const lines = Array.from({ length: endLine - line + 1 }, (_, index) => ({
    line: line + index,
    column: index === 0 ? column : 1,
    endColumn: line + index === endLine ? endColumn : Number.POSITIVE_INFINITY,
  }));
  report.hide(document.file, lines);
}

type Start = { readonly line: number; readonly column: number };

function sameStart(a: Start | undefined, b: Start): boolean {
  return a?.line === b.line && a.column === b.column;
}
