import type { Prose } from '#contract/openapi/prose.ts';

/** The operations of staffing offices. */
export const publishingProse = {
  createImport: {
    tag: 'publishing',
    zh: '导入表格',
    en: 'Import a spreadsheet',
    more: {
      zh: '上传 XLSX 或 CSV（UTF-8 或 GB18030）。一次列出全部错误；有错误则一条也不导入。非公开列在入口处丢弃并列出。',
      en: 'Takes XLSX or CSV (UTF-8 or GB18030). Reports every error at once; with an error nothing is imported. Private columns are dropped at the door, and listed.',
    },
  },
  getImport: {
    tag: 'publishing',
    zh: '查看一次导入',
    en: 'Get an import',
    more: {
      zh: '导入的状态、将要公开的内容与每一处错误（工作表、行、列、原值、应为何值）。',
      en: 'Its state, what would be published, and every error with sheet, row, column, value and what would be right.',
    },
  },
  clearImport: {
    tag: 'publishing',
    zh: '保密审查通过一次导入',
    en: 'Clear an import',
    more: {
      zh: '保密审查员声明将公开的内容不含国家秘密。审查针对文件本身（content）：审查员用自己手中的文件导入，即可核对是否同一份。',
      en: 'A secrecy reviewer states that what would be published holds no secret. It is about the file itself (`content`): whoever reviews can import the file they hold and see whether it is the same.',
    },
  },
  publishImport: {
    tag: 'publishing',
    zh: '公开一次导入',
    en: 'Publish an import',
    more: {
      zh: '把检查无误、经另一人保密审查的导入追加到台账。重复调用不会重复公开。',
      en: 'Appends an import without errors, cleared by another person, to the ledger. Calling it again publishes nothing twice.',
    },
  },
  confirmUnit: {
    tag: 'publishing',
    zh: '核实无变化',
    en: 'Confirm a unit',
    more: {
      zh: '确认单位所公开的内容仍然准确：记入台账，更新期限重新起算。',
      en: 'States that what a unit has published still holds: goes onto the ledger, and its limits count anew.',
    },
  },
} as const satisfies Readonly<Record<string, Prose>>;
