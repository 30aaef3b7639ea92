import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditCodeCheckCharacter, organisationCheckCharacter, parseCreditCode } from '#core/codes/credit-code.ts';

const charset = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const institution = '123502001549897397';
const reasonFor = (text: string) => {
  const read = parseCreditCode(text);
  return read.ok ? undefined : read.reason.zh;
};

const anyCode = fc
  .tuple(
    fc.constantFrom('11', '12', '13', '19'),
    fc.stringMatching(/^\d{6}$/),
    fc.array(fc.constantFrom(...charset), { minLength: 8, maxLength: 8 }),
  )
  .map(([prefix, division, body]) => {
    const organisation = body.join('');
    const first17 = prefix + division + organisation + organisationCheckCharacter(organisation);
    return first17 + creditCodeCheckCharacter(first17);
  });

describe('统一社会信用代码', () => {
  it('reads the parts of a real public institution’s code', () => {
    expect(parseCreditCode(institution)).toEqual({
      ok: true,
      code: institution,
      registeringAuthority: '1',
      category: '2',
      division: '350200',
      checkFails: false,
    });
  });

  it.each(['91350100M000100Y43', '91350200MA2YJ1XR9G', '913502000728319549'])('%s passes both checks', (code) => {
    expect(parseCreditCode(code)).toMatchObject({ ok: true, checkFails: false });
  });

  it.each(['91350100M0001TGQXM', '91350211M0000XUF46', '91350203M0001FUE2P'])(
    '%s, issued early with a check character that does not fit, is accepted with a warning',
    (code) => {
      expect(parseCreditCode(code)).toMatchObject({ ok: true, checkFails: true });
    },
  );

  it('puts full-width characters, small letters and spaces right', () => {
    expect(parseCreditCode(' 91350200ｍａ２yj1xr9g　')).toMatchObject({ ok: true, code: '91350200MA2YJ1XR9G' });
  });

  it('says what is wrong with what can not be a code', () => {
    expect(reasonFor('12350200154989739')).toContain('实为17位');
    expect(reasonFor('')).toContain('实为0位');
    expect(reasonFor('12350200154989739O')).toContain('第18位“O”');
    expect(reasonFor('12350A001549897397')).toContain('行政区划');
  });

  it('notices any one character mistyped', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(17), fc.constantFrom(...charset), (code, at, character) => {
        fc.pre(code.charAt(at) !== character);
        expect(parseCreditCode(code)).toMatchObject({ ok: true, checkFails: false });
        const read = parseCreditCode(code.slice(0, at) + character + code.slice(at + 1));
        expect(read.ok && !read.checkFails).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('never fails on any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof parseCreditCode(text).ok === 'boolean'));
  });
});
