import { consoleWords } from '#console/words.ts';
import { type Label, labelOf } from '#core/codes/code-list.ts';
import { unitsOf } from '#core/delegation.ts';
import type { JurisdictionCode } from '#core/model.ts';
import { type Person, role } from '#core/people.ts';
import { type Action, roleFor } from '#core/permissions.ts';
import { address } from '#ui/address.ts';
import type { AssetUrl } from '#ui/assets.ts';
import type { Lang } from '#ui/language.ts';
import type { Frame } from '#ui/page.tsx';

type NavEntry = {
  href: string;
  word:
    | 'toDos'
    | 'submissions'
    | 'units'
    | 'notices'
    | 'meetings'
    | 'batches'
    | 'mandates'
    | 'checkBacks'
    | 'people'
    | 'settings'
    | 'policies'
    | 'audit';
  action: Action | null;
};

/** Where the console leads; each entry is shown to whom it has something to show. */
const navigation: readonly NavEntry[] = [
  { href: '/console', word: 'toDos', action: null },
  { href: '/console/submissions', word: 'submissions', action: 'viewSubmission' },
  { href: '/console/units', word: 'units', action: 'viewSubmission' },
  { href: '/console/notices', word: 'notices', action: 'viewNotices' },
  { href: '/console/meetings', word: 'meetings', action: 'decideObjection' },
  { href: '/console/batches', word: 'batches', action: 'viewBatches' },
  { href: '/console/mandates', word: 'mandates', action: 'viewMandates' },
  { href: '/console/check-backs', word: 'checkBacks', action: 'viewCheckBacks' },
  { href: '/console/people', word: 'people', action: 'managePeople' },
  { href: '/console/settings', word: 'settings', action: 'manageSettings' },
  { href: '/console/policies', word: 'policies', action: 'manageSettings' },
  { href: '/console/audit', word: 'audit', action: 'viewAudit' },
];

type Framed = {
  person: Person | null;
  jurisdiction: JurisdictionCode;
  county: Label;
  lang: Lang;
  path: string;
  query: URLSearchParams;
  demo: boolean;
  assets: AssetUrl;
};

/** What stands around every page: whose console, for whom, and what they may go to. */
export function frameOf({ person, jurisdiction, county, lang, path, query, demo, assets }: Framed): Frame {
  const words = consoleWords[lang];
  const [unit] = person ? unitsOf(person) : [];
  const place = { jurisdiction, ...(unit ? { unit } : {}) };
  const given = Object.fromEntries([...query].filter(([name]) => name !== 'done'));
  const shown = navigation.filter(({ action }) => person && (!action || roleFor(person, action, place)));
  const current = shown.findLast(({ href }) => path === href || path.startsWith(`${href}/`));
  return {
    lang,
    otherLanguage: address(path, given, { lang: lang === 'zh' ? 'en' : 'zh' }),
    county,
    home: '/console',
    nav: shown.map((entry) => ({
      href: entry.href,
      text: words[entry.word],
      ...(entry === current ? { current: true } : {}),
    })),
    person: person && {
      name: person.name,
      roles: dutiesIn(person, lang).join(lang === 'zh' ? '、' : ', '),
      signOut: '/console/sign-out',
    },
    demo,
    assets,
  };
}

/** A person's own roles, then those they stand in for somebody. */
function dutiesIn({ roles, standsIn = [] }: Person, lang: Lang): string[] {
  const others = standsIn.map((one) => `代${one.for.name} ${labelOf(role, one.role)[lang]}`);
  return [...roles.map((code) => labelOf(role, code)[lang]), ...new Set(others)];
}
