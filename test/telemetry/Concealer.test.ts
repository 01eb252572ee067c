import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disguisesOf } from '../../src/catalog/disguisesOf.ts';
import { Concealer } from '../../src/telemetry/Concealer.ts';

const secret = fc.string({ unit: fc.constantFrom(...'abAB01/+"\\é\n'), minLength: 10, maxLength: 24 });

describe('Concealer', () => {
  it('leaves no secret in any of its forms, and nothing else out', () => {
    fc.assert(
      fc.property(
        fc.array(secret, { minLength: 1, maxLength: 5 }),
        fc.array(fc.string()),
        (secrets, words) => {
          const concealer = new Concealer();
          for (const one of secrets) concealer.conceal(one);
          const forms = secrets.flatMap(disguisesOf);
          const text = words.flatMap((word, index) => [word, forms[index % forms.length] ?? '']).join('');
          const clean = concealer.clean(text);
          for (const form of forms) expect(clean).not.toContain(form);
          const without = (whole: string) => forms.reduce((rest, form) => rest.replaceAll(form, ''), whole);
          if (without(text) === text) expect(clean).toBe(text);
        },
      ),
    );
  });

  it('finds a secret at both ends, beside another, and only where it stands whole', () => {
    const concealer = new Concealer();
    concealer.conceal('0123456789');
    concealer.conceal('0123456789-longer');
    expect(concealer.clean('0123456789')).toBe('***');
    expect(concealer.clean('0123456789-longer0123456789')).toBe('******');
    expect(concealer.clean('x0123456789y0123456789-longe')).toBe('x***y***-longe');
    expect(concealer.clean('012345678')).toBe('012345678');
    expect(concealer.clean('012345678 9')).toBe('012345678 9');
    expect(concealer.clean('')).toBe('');
  });

  it('does not garble a text for the sake of a tiny secret', () => {
    const concealer = new Concealer();
    concealer.conceal('');
    concealer.conceal('tiny');
    expect(concealer.clean('a tiny thing, not more')).toBe('a tiny thing, not more');
  });
});
