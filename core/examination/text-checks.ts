import { fieldLabel } from '#core/catalogue.ts';
import type { Label } from '#core/codes/code-list.ts';
import { sha256 } from '#core/digest.ts';
import type { Check, Found } from '#core/examination/check.ts';
import type { ExaminationInput } from '#core/examination/findings.ts';
import { lineKey } from '#core/examination/line-keys.ts';
import { holdsControlCharacter } from '#core/examination/record-checks.ts';
import { isDay, looksPrivate, looksPrivateInAddress } from '#core/import/private-values.ts';

/** One text that a person has written and everybody will read. `subject` never repeats it. */
type Text = { subject: string; line: string; label: Label; text: string; isAddress?: true; isOfPerson?: true };

/** Secrecy, privacy and hostile characters: none of them can be explained away. Messages never repeat what was found private. */
export const texts: Check = (input) => {
  const allowed = input.policy.secrecyAllowed.map(folded);
  const words = input.policy.secrecyWords.map((word) => ({ word, key: folded(word) }));
  return textsOf(input).flatMap((text) => [
    ...secrecy(text, words, allowed),
    ...(isPrivate(text)
      ? [found('privateValue', text, '中疑似含有个人隐私信息', 'seems to hold private data of a person')]
      : []),
    ...(holdsControlCharacter(text.text)
      ? [found('hiddenCharacter', text, '中含有不可见的控制字符', 'holds invisible control characters')]
      : []),
  ]);
};

function secrecy(text: Text, words: readonly { word: string; key: string }[], allowed: readonly string[]): Found[] {
  const read = allowed.reduce((rest, harmless) => rest.replaceAll(harmless, '\n'), folded(text.text));
  const marks = words.filter(({ key }) => read.includes(key)).map(({ word }) => word);
  if (marks.length === 0) return [];
  return [found('secrecyMark', text, `中有“${marks.join('”“')}”`, `holds “${marks.join('”, “')}”`)];
}

function isPrivate({ text, isAddress, isOfPerson }: Text): boolean {
  const plain = text.normalize('NFKC');
  return isAddress ? looksPrivateInAddress(plain) : looksPrivate(plain) || (isOfPerson === true && isDay(plain.trim()));
}

const found = (rule: Found['rule'], { subject, line, label }: Text, zh: string, en: string): Found => ({
  rule,
  subject,
  line,
  message: { zh: `${label.zh}${zh}`, en: `${label.en} ${en}` },
});

/** Spaces, width, case and characters without width make no difference to a reader. */
export const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]+/gu, '')
    .toLowerCase();

function textsOf({ document, reasonDocument }: ExaminationInput): Text[] {
  const { unit } = document;
  const list: Text[] = [];
  const add = (record: string, field: string, of: string, line: string, text: string | undefined, more = {}) => {
    const label = fieldLabel(`${record}.${field}`);
    if (text) list.push({ subject: [record, of, field].filter(Boolean).join('/'), line, label, text, ...more });
  };
  const lines: Readonly<Record<string, string>> = {
    name: lineKey.unit('name'),
    duties: lineKey.unit('duties'),
    internalUnits: lineKey.unit('internalUnits'),
  };
  for (const field of [
    'name',
    'otherNames',
    'localCode',
    'system',
    'officePhone',
    'officeHours',
    'duties',
    'internalUnits',
  ] as const)
    for (const text of [unit[field] ?? []].flat()) add('unit', field, '', lines[field] ?? '', text);
  add('unit', 'address', '', '', unit.address, { isAddress: true });
  for (const g of document.grants) add('grant', 'document', g.type, lineKey.posts(g.type), g.document);
  for (const l of document.leadership)
    add('leadership', 'document', l.post, lineKey.leadershipPosts(l.post), l.document);
  for (const d of document.documents)
    for (const field of ['number', 'title', 'issuer'] as const)
      add('document', field, sha256(d.number).slice(0, 12), '', d[field]);
  for (const s of document.staff)
    for (const field of ['name', 'department', 'post', 'level'] as const)
      add('staff', field, s.id, lineKey.person(s.id), s[field], { isOfPerson: true });
  if (reasonDocument)
    list.push({
      subject: 'reasonDocument',
      line: '',
      label: { zh: '变更文号', en: 'document of the change' },
      text: reasonDocument,
    });
  return list;
}
