import { describe, expect, it } from 'vitest';
import { examine } from '#core/examination/findings.ts';
import { clean, findings, submission } from '#test/examination/clean.ts';
import { people, person } from '#test/support/county.ts';

const withDuty = (duty: string) => submission({ ...clean(), unit: { ...clean().unit, duties: [duty] } });

describe('Marks of secrecy', () => {
  it.each([
    '绝密',
    '机密★20年',
    '机 密',
    '秘密级',
    '（秘密）',
    '密 级：普通',
    '云密发〔2024〕3号',
    '内部资料，不得外传',
    '机\u200b密',
  ])('block “%s”', (mark) => {
    const [found] = findings('secrecyMark', withDuty(`负责有关工作 ${mark}`));
    expect(found?.severity).toBe('error');
  });

  it.each([
    '县国家保密局',
    '管理机密室',
    '负责保密工作和涉密人员管理',
    '数据的机密性',
    '负责机密文件的收发',
    '云保密发〔2024〕3号',
    '商业秘密保护',
    '内部审计',
    '内部控制',
    '计算机密码应用管理',
    '与司机密切配合',
    '内部资料性出版物管理',
    '负责机关内部文件运转',
  ])('leave “%s” alone', (text) => {
    expect(findings('secrecyMark', withDuty(text))).toEqual([]);
  });

  it('are found beside a harmless word too', () => {
    expect(findings('secrecyMark', withDuty('机密室保管机密事项'))).toHaveLength(1);
  });

  it('are looked for in names, documents, posts and the 文号 of the change', () => {
    const { unit, documents } = clean();
    const document = {
      ...clean({ staff: [...people(5), person(5, { department: '机密处' })] }),
      unit: { ...unit, name: '绝密工程办公室' },
      documents: documents.map((d) => ({ ...d, title: '机密：关于编制的通知' })),
    };
    const keys = findings('secrecyMark', submission(document, { reasonDocument: '测密发〔2026〕1号' })).map(
      (f) => f.key,
    );
    expect(keys.map((k) => k.replace(/[0-9a-f]{12}/, '#'))).toEqual([
      'secrecyMark/document/#/title',
      'secrecyMark/reasonDocument',
      'secrecyMark/staff/s-00005/department',
      'secrecyMark/unit/name',
    ]);
  });
});

describe('Private data', () => {
  const secrets = ['420923198503121233', '139 8765 4321', 'li@example.com', '1985年3月生', '420923850312123'];

  it.each(secrets)('block “%s” and are not repeated in the finding', (secret) => {
    const found = examine(withDuty(`联系人 ${secret}`)).filter((f) => f.rule === 'privateValue');
    expect(found).toHaveLength(1);
    expect(JSON.stringify(found)).not.toContain(secret);
  });

  it('are not repeated where they stand for a 文号 or a division', () => {
    const secret = '420923198503121233';
    const document = clean({
      grants: [{ type: 'administrative', posts: 6, document: secret }],
      documents: [...clean().documents, { number: `${secret}号`, title: '通知' }],
    });
    const found = examine(
      submission(
        { ...document, unit: { ...document.unit, internalUnits: [secret] } },
        { mandate: submission(clean()).mandate as never },
      ),
    );
    expect(found.map((f) => f.rule)).toEqual(
      expect.arrayContaining(['privateValue', 'unknownDocument', 'structureDiffers']),
    );
    expect(JSON.stringify(found)).not.toContain(secret);
  });

  it('are not seen in the address and telephone of an office', () => {
    const { unit } = clean();
    const office = { ...unit, address: '云梦县演示路1号2栋301室', officePhone: '0712-4321000' };
    expect(findings('privateValue', submission({ ...clean(), unit: office }))).toEqual([]);
  });

  it('are seen in a date that stands where a post belongs', () => {
    const document = clean({ staff: [...people(5), person(5, { post: '1985-03-12' })] });
    expect(findings('privateValue', submission(document))).toHaveLength(1);
  });
});

describe('Hidden characters', () => {
  it.each([
    ['a right-to-left override', '\u202e'],
    ['an isolate', '\u2066'],
    ['a control character', '\u0007'],
  ])('block %s in a name', (_what, character) => {
    const document = clean({ staff: [...people(5), person(5, { name: `王${character}伟` })] });
    expect(findings('hiddenCharacter', submission(document)).map((f) => f.severity)).toEqual(['error']);
  });

  it('leave rare characters of four bytes alone', () => {
    const document = clean({ staff: [...people(5), person(5, { name: '王𬱖㛃' })] });
    expect(examine(submission(document))).toEqual([]);
  });
});
