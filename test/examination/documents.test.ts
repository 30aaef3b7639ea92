import { describe, expect, it } from 'vitest';
import { clean, findings, submission } from '#test/examination/clean.ts';

const first = { type: 'administrative' as const, posts: 6, document: '测编发〔2025〕1号', from: '2025-01-01' };
const added = { type: 'administrative' as const, posts: 2, document: '测编发〔2026〕8号', from: '2026-11-01' };
const documents = [...clean().documents, { number: '测编发〔2026〕8号', title: '关于增加编制的批复' }];
const base = clean();

describe('A change of posts', () => {
  it('needs a document: none named is an error', () => {
    const { document: _none, ...bare } = added;
    const input = submission(clean({ grants: [first, bare] }), { base });
    expect(findings('changeWithoutDocument', input)).toHaveLength(1);
  });

  it('is grounded by the document it names, if that is listed', () => {
    const listed = submission(clean({ grants: [first, added], documents }), { base });
    expect(findings('changeWithoutDocument', listed)).toEqual([]);
    const unlisted = submission(clean({ grants: [first, added] }), { base });
    expect(findings('changeWithoutDocument', unlisted)).toHaveLength(1);
    expect(findings('unknownDocument', unlisted)[0]?.message.zh).toContain('测编发〔2026〕8号');
  });

  it('is grounded by the 文号 given with the reason', () => {
    const { document: _none, ...bare } = added;
    const input = submission(clean({ grants: [first, bare] }), { base, reasonDocument: '测编发〔2026〕8号' });
    expect(findings('changeWithoutDocument', input)).toEqual([]);
    expect(findings('changeWithoutDocument', { ...input, reasonDocument: '  ' })).toHaveLength(1);
  });

  it('needs a document also when posts are taken away', () => {
    const input = submission(clean(), { base: clean({ grants: [first, added], documents }) });
    expect(findings('changeWithoutDocument', input)).toHaveLength(1);
  });

  it('of leaders needs one as well', () => {
    const leadership = [{ post: 'chief' as const, posts: 2, inPost: 1 }];
    const input = submission(clean({ leadership }), { base });
    expect(findings('changeWithoutDocument', input).map((f) => f.line)).toEqual(['leadershipPosts/chief']);
  });

  it('is not asked for where nothing changed: then a missing document is a warning', () => {
    const document = clean({ grants: [{ type: 'administrative', posts: 6, from: '2025-01-01' }] });
    const input = submission(document, { base: document });
    expect(findings('changeWithoutDocument', input)).toEqual([]);
    expect(findings('basisMissing', input)).toHaveLength(1);
  });

  it('reads a 文号 typed with a full-width digit or a space as the same', () => {
    const grants = [{ ...first, document: ' 测编发〔2025〕１号 ' }];
    expect(findings('unknownDocument', submission(clean({ grants })))).toEqual([]);
  });
});

describe('A change of the number of people', () => {
  const oneLess = clean({ staff: clean().staff.slice(1) });

  it('needs the 文号 of what moved them, given with the reason', () => {
    const input = submission(oneLess, { base });
    expect(findings('headcountWithoutDocument', input)[0]?.message.zh).toContain('没有填写文号');
    expect(findings('headcountWithoutDocument', { ...input, reasonDocument: '测人任〔2026〕3号' })).toEqual([]);
    expect(findings('headcountWithoutDocument', { ...input, reasonDocument: ' ' })).toHaveLength(1);
  });

  it('is also a strength that moved, where nobody is listed', () => {
    const strength = clean().strength.map((s) => ({ ...s, inPost: s.inPost + 1 }));
    expect(findings('headcountWithoutDocument', submission(clean({ strength }), { base }))).toHaveLength(1);
  });

  it('is none where one comes for one that goes, and none in a first publication', () => {
    expect(findings('headcountWithoutDocument', submission(clean(), { base }))).toEqual([]);
    expect(findings('headcountWithoutDocument', submission(oneLess))).toEqual([]);
  });
});
