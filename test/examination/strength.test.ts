import { describe, expect, it } from 'vitest';
import { examine } from '#core/examination/findings.ts';
import { clean, findings, mandateOf, submission } from '#test/examination/clean.ts';
import { people, registration, release, unitFile } from '#test/support/county.ts';

const number = '测编发〔2025〕1号';
const school = registration(2, { category: 'institutionClassOne', level: 'subSection' });

/** An institution with so many posts, and so many persons of whom some are listed apart. */
const institution = (posts: number, inPost: number, listedApart: number) =>
  submission(
    release(
      '420923',
      unitFile(school, people(inPost, { type: 'institution' }), {
        grants: [{ type: 'institution', posts, document: number }],
        strength: [{ type: 'institution', inPost, listedApart }],
        leadership: [{ post: 'chief', posts: 1, inPost: 1, document: number }],
      }),
    ),
    { registration: school },
  );

describe('Over-strength', () => {
  it('is not found with 104 posts and 109 persons including 7 listed apart', () => {
    expect(examine(institution(104, 109, 7))).toEqual([]);
  });

  it('is found with 104 posts and 109 persons including 4 listed apart: one over', () => {
    const [found] = findings('overStrength', institution(104, 109, 4));
    expect(found?.message.zh).toBe('事业编制核定 104 名，实有 109 人（其中单列 4 人，不计入），超编 1 人');
    expect(found?.severity).toBe('warning');
  });

  it('is counted by type: vacant posts of one type hold nobody of another', () => {
    const document = clean({
      grants: [
        { type: 'administrative', posts: 20, document: number },
        { type: 'support', posts: 1, document: number },
      ],
      strength: [
        { type: 'administrative', inPost: 4, listedApart: 0 },
        { type: 'support', inPost: 2, listedApart: 0 },
      ],
    });
    expect(findings('overStrength', submission(document)).map((f) => f.key)).toEqual(['overStrength/support']);
  });

  it('is measured by the mandate, not by the posts that a unit gives itself', () => {
    const document = clean({ grants: [{ type: 'administrative', posts: 6, document: number }] });
    const mandate = { ...mandateOf(document), grants: [{ type: 'administrative' as const, posts: 4 }] };
    const [found] = findings('overStrength', submission(document, { mandate }));
    expect(found?.message.zh).toContain('超编 2 人');
  });

  it('goes by the grants in force on the day', () => {
    const grants = [
      { type: 'administrative' as const, posts: 6, document: number },
      { type: 'administrative' as const, posts: -2, document: number, from: '2027-01-01' },
    ];
    const input = submission(clean({ grants }));
    expect(findings('overStrength', input)).toEqual([]);
    expect(findings('overStrength', { ...input, day: '2027-01-01' })).toHaveLength(1);
  });
});

describe('Mixed use', () => {
  it('asks about 事业 posts in an organ, unless the mandate grants them', () => {
    const document = clean({ grants: [...clean().grants, { type: 'institution', posts: 2, document: number }] });
    const input = submission(document, { mandate: mandateOf(clean()) });
    expect(findings('mixedUse', input).map((f) => f.line)).toEqual(['posts/institution']);
    expect(findings('mixedUse', submission(document))).toEqual([]);
  });
});

describe('Leaders over the mandate', () => {
  it('are counted kind by kind: a vacant deputy makes no room for a second chief', () => {
    const leadership = [
      { post: 'chief' as const, posts: 1, inPost: 2, document: number },
      { post: 'deputy' as const, posts: 3, inPost: 1, document: number },
    ];
    expect(findings('leadersOver', submission(clean({ leadership }))).map((f) => f.key)).toEqual(['leadersOver/chief']);
  });

  it('are counted against the mandate, whatever the unit says is authorised', () => {
    const document = clean({ leadership: [{ post: 'chief', posts: 3, inPost: 2, document: number }] });
    const mandate = { ...mandateOf(document), leadership: [{ post: 'chief' as const, posts: 1 }] };
    expect(findings('leadersOver', submission(document, { mandate }))[0]?.message.zh).toContain('超 1 人');
  });
});

describe('A roster of heads only', () => {
  it('is not compared with the figures of all who are in post', () => {
    const document = { ...clean(), roster: 'heads' as const, staff: clean().staff.filter((s) => s.head) };
    expect(examine(submission(document))).toEqual([]);
  });
});
