import type { Label } from '#core/codes/code-list.ts';

const tooLarge = (megabytes: number): Label => ({
  zh: `文件超过 ${megabytes} MB，请按表拆分后分别导入`,
  en: `The file is larger than ${megabytes} MB: split it by table`,
});

const reasons = {
  empty: { zh: '文件是空的', en: 'The file is empty' },
  unpacksTooLarge: { zh: '文件解压后超过 50 MB', en: 'The workbook unpacks to more than 50 MB' },
  tooManyRows: { zh: '一张表超过 20000 行，请拆分后分别导入', en: 'A sheet has more than 20,000 rows: split it' },
  spreadTooFar: {
    zh: '一张表铺得太开，请删去离表格太远的内容，最右与最下的单元格',
    en: 'A sheet reaches too far: delete what stands far off; the cells farthest right and farthest down',
  },
  oldFormat: { zh: '这是旧版 .xls 文件，请另存为 .xlsx 后导入', en: 'This is an old .xls file: save it as .xlsx' },
  encrypted: { zh: '工作簿设有打开密码，请取消密码后导入', en: 'The workbook is protected by a password: remove it' },
  notATable: { zh: '不是 XLSX 或 CSV 表格文件', en: 'Not an XLSX or CSV file' },
  damaged: { zh: '工作簿已损坏或不是 XLSX 文件', en: 'The workbook is damaged, or not an XLSX file' },
  quotes: { zh: 'CSV 中引号不成对，行号', en: 'A quotation mark of the CSV is not closed, row' },
  sentAsText: {
    zh: 'CSV 不是 UTF-8 编码，在传输中已损坏，请以 application/octet-stream 发送',
    en: 'The CSV is not UTF-8 and was damaged on its way: send it as application/octet-stream',
  },
  encoding: {
    zh: '文字编码既不是 UTF-8 也不是 GB18030，请另存为 CSV UTF-8 或 XLSX',
    en: 'The text is neither UTF-8 nor GB18030: save it as CSV UTF-8 or XLSX',
  },
} satisfies Record<string, Label>;

export type UnreadableReason = keyof typeof reasons | 'tooLarge';

/** A file that is not a table we can read, with a reason that tells its sender what to do. */
export class UnreadableFile extends Error {
  readonly reason: UnreadableReason;
  readonly label: Label;
  constructor(reason: UnreadableReason, detail?: string, options: ErrorOptions & { megabytes?: number } = {}) {
    const { zh, en } = reason === 'tooLarge' ? tooLarge(options.megabytes ?? 0) : reasons[reason];
    const label = detail === undefined ? { zh, en } : { zh: `${zh}：${detail}`, en: `${en}: ${detail}` };
    super(`${label.zh} · ${label.en}`, options);
    this.name = 'UnreadableFile';
    this.reason = reason;
    this.label = label;
  }
}
