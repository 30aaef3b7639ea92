import { feedProse } from '#contract/openapi/feed-prose.ts';
import { publishingProse } from '#contract/openapi/publishing-prose.ts';
import type { tags } from '#contract/openapi/tags.ts';
import type { apiAudiences, OperationId, routes } from '#contract/routes.ts';

/** What readers are told about an operation, Chinese first. */
export type Prose = { tag: keyof typeof tags; zh: string; en: string; more: { zh: string; en: string } };

/** Every operation that the document describes: those that programs ask, not the pages. */
export type DescribedOperation = {
  [Id in OperationId]: (typeof routes)[Id]['audience'] extends (typeof apiAudiences)[number] ? Id : never;
}[OperationId];

export const prose: Readonly<Record<DescribedOperation, Prose>> = {
  listJurisdictions: {
    tag: 'jurisdictions',
    zh: '行政区划列表',
    en: 'List jurisdictions',
    more: {
      zh: '本系统公开了哪些行政区划（GB/T 2260 代码），各自的台账到了第几号。',
      en: 'Which jurisdictions (GB/T 2260 codes) publish here, and how far the ledger of each has come.',
    },
  },
  getJurisdiction: {
    tag: 'jurisdictions',
    zh: '一个行政区划',
    en: 'Get a jurisdiction',
    more: {
      zh: '登记单位数、已公开单位数、在编人员数、公开范围（全员或仅主要负责人）及其依据，当日施行的更新期限及其依据。',
      en: 'Units registered and published, staff listed, and whether everyone or only heads of units are named, with the decision that says so; and the limits of freshness in force on the day, with what they rest on.',
    },
  },
  listUnits: {
    tag: 'units',
    zh: '单位列表',
    en: 'List units',
    more: {
      zh: '按类别、规格、上级、公开状态、更新状态、是否超编筛选；按名称的任意部分查找；排序。尚未公开的登记单位也在列。',
      en: 'Filter by category, level, parent, publication, freshness or over-strength; search by any part of the name; sort. Registered units that have published nothing yet are listed too.',
    },
  },
  searchStaff: {
    tag: 'staff',
    zh: '按姓名查找人员',
    en: 'Search staff by name',
    more: {
      zh: '姓名全等或以所给文字开头。重名者分行列出；结果不含身份证号、出生日期等任何非公开信息。',
      en: 'Names equal to, or beginning with, the text given. People of the same name are separate rows. No identity number, birth date or other private field exists in the answer.',
    },
  },
  getStatistics: {
    tag: 'jurisdictions',
    zh: '编制统计',
    en: 'Get statistics',
    more: {
      zh: '按编制类型与单位类别汇总编制、实有、超编、空编。超编与空编按单位、按类型计算，不相互抵消。',
      en: 'Posts, persons, over-strength and vacancies by establishment type and by category of unit. Over-strength and vacancies are counted per unit and type, so that they never cancel out.',
    },
  },
  getFreshnessBoard: {
    tag: 'jurisdictions',
    zh: '更新情况',
    en: 'Get the freshness board',
    more: {
      zh: '每个单位各部分内容的更新状态、到期日、所依据的规则与及时率；核实无变化也算更新，并如实标明；集中批量发布另行标出；用 asOf 查看过去某日。',
      en: 'State, due date and rule of every part of every unit’s disclosure, and the share of parts in time; `asOf` gives the board of a past day. A confirmation without change counts and is shown as such; batch publishing is pointed out.',
    },
  },
  listEntries: {
    tag: 'history',
    zh: '公开台账',
    en: 'List ledger entries',
    more: {
      zh: '自 1 起连续编号的公开记录，只增不改。每条记有所公开文件的摘要（SHA-256）和前一条的摘要，任何人都可验证。',
      en: 'Everything ever published, numbered from 1 without gap, never changed. Each entry carries the digest (SHA-256) of the document published and of the entry before it: anyone can check the chain.',
    },
  },
  listPolicies: {
    tag: 'reference',
    zh: '制度文件',
    en: 'List the policy documents',
    more: {
      zh: '一个县登记公开的制度文件：文号、名称、发文机关、日期、文件的 SHA-256 与地址，以及依据它的规则版本。废止的仍列出，可查阅；撤下的仍列出，文件不再提供。',
      en: 'What a county’s rules rest on: number, title, issuer, dates, SHA-256 and address of the file, and the versions of rules that rest on it. What is repealed stays, and can be read; what is taken down stays on the list without its file.',
    },
  },
  policyFile: {
    tag: 'reference',
    zh: '制度文件原文',
    en: 'Get the file of a policy document',
    more: {
      zh: 'PDF 原文，字节原样；标签即其 SHA-256。已撤下的答 410。',
      en: 'The PDF, byte for byte; its tag is its SHA-256. 410 once it has been taken down.',
    },
  },
  countyAtom: {
    tag: 'history',
    zh: '订阅一个县的公开',
    en: 'Follow a jurisdiction',
    more: {
      zh: '台账最新五十条，新的在前，供阅读器订阅（Atom，RFC 4287）。每条以台账记录的摘要命名，并指向所公开的文件。',
      en: 'The newest fifty ledger entries, newest first, for feed readers (Atom, RFC 4287). Each is named by the digest of its entry and leads to what was published.',
    },
  },
  getUnit: {
    tag: 'units',
    zh: '一个单位',
    en: 'Get a unit',
    more: {
      zh: '单位的基本情况、编制、实有、领导职数、依据文件与更新状态；用 asOf 查看过去某日的情况。',
      en: 'Who it is, its posts, persons, leading posts, the documents they rest on and how fresh each part is; `asOf` gives the state of a past day.',
    },
  },
  listUnitStaff: {
    tag: 'staff',
    zh: '单位人员名单',
    en: 'List the staff of a unit',
    more: {
      zh: '该单位当前公开版本的在编人员名单；用 asOf 查看过去某日的名单。',
      en: 'The people in the release in force; `asOf` gives the list of a past day.',
    },
  },
  listReleases: {
    tag: 'history',
    zh: '单位历次公开',
    en: 'List the releases of a unit',
    more: {
      zh: '每次公开或核实的时间、事由与文件摘要；用 asOf 查看截至过去某日的各次。',
      en: 'When each was made, for which reason, and the digest of its document; `asOf` gives those up to a past day.',
    },
  },
  getRelease: {
    tag: 'history',
    zh: '一次公开的全文',
    en: 'Get a release',
    more: {
      zh: '台账记录，以及与签字、台账所指完全相同的公开文件 document：按 RFC 8785 规范化后的 SHA-256 即台账所记摘要。内容永不改变。',
      en: 'The ledger entry and, as `document`, exactly what was signed: the SHA-256 of its RFC 8785 form is the digest on the ledger. It never changes.',
    },
  },
  diffReleases: {
    tag: 'history',
    zh: '两次公开的差异',
    en: 'Compare two releases',
    more: {
      zh: '逐条记录列出新增、删除与变更，并附文字说明。',
      en: 'What was added, removed and changed, record by record and in words.',
    },
  },
  unitAtom: {
    tag: 'history',
    zh: '订阅一个单位的公开',
    en: 'Follow a unit',
    more: {
      zh: '该单位最新五十次公开、核实与撤下，新的在前（Atom，RFC 4287）。',
      en: 'The newest fifty publications, confirmations and takedowns of the unit, newest first (Atom, RFC 4287).',
    },
  },
  getCatalogue: {
    tag: 'reference',
    zh: '公开目录',
    en: 'Get the disclosure catalogue',
    more: {
      zh: '每一项信息是否公开、依据何规定、更新期限如何。给出行政区划的，按该县当日的目录和更新期限：县可以依据文件把字段改列为依申请公开或内部，写明版本和依据；对此后公开的内容有效。',
      en: 'For every field: whether it is public, the rule behind that, and how often it must be renewed. With a jurisdiction, as that county has it today, catalogue and limits: it may class a field more narrowly by a document, which is named with the version; that counts for what is published from then on.',
    },
  },
  getCodes: {
    tag: 'reference',
    zh: '代码集',
    en: 'Get the code lists',
    more: {
      zh: '所有代码的中英文名称与来源。代码一经使用，含义永不改变。',
      en: 'Every code with its Chinese and English name and its source. A code once used keeps its meaning for ever.',
    },
  },
  ...publishingProse,
  ...feedProse,
};
