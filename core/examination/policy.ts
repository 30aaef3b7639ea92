import type { Label } from '#core/codes/code-list.ts';
import type { LocalDate } from '#core/model.ts';

/** Thresholds and word lists of the examination, in force from a day on; an examination names the version it went by. */
export type ExaminationPolicy = {
  version: string;
  from: LocalDate;
  /** The rule or practice they rest on. */
  basis: Label;
  /** A figure that moves by at least this share (0…1) of what was published, and by at least so many, is unusual. */
  unusualChangeShare: number;
  unusualChangeMin: number;
  /** 复审抽查: share (0…1) of lines and persons drawn for the re-examination, and the fewest and most of them. */
  sampleShare: number;
  sampleMin: number;
  sampleMax: number;
  /** Marks of secrecy that no public text may bear; looked for without regard to spaces, width and letter case. */
  secrecyWords: readonly string[];
  /** Expressions that hold such a word and give nothing away: names of offices, duties of everyday work. */
  secrecyAllowed: readonly string[];
};

/** Policies by the day they begin to count, oldest first. A county's stricter policy is a further row. */
export const examinationPolicies: readonly [ExaminationPolicy, ...ExaminationPolicy[]] = [
  {
    version: '2026-01',
    from: '2026-01-01',
    basis: {
      zh: '机构编制实名制核查惯例；保守国家秘密法（2024）关于公开前保密审查的要求',
      en: 'Practice of checking the real-name register; secrecy review before publication (Secrets Law 2024)',
    },
    unusualChangeShare: 0.2,
    unusualChangeMin: 5,
    sampleShare: 0.1,
    sampleMin: 5,
    sampleMax: 30,
    secrecyWords: [
      '绝密',
      '机密',
      '秘密级',
      '秘密★',
      '【秘密】',
      '(秘密)',
      '密级:',
      '密发〔',
      '内部资料',
      '内部文件',
      '内部掌握',
      '不得外传',
      '严禁外传',
      'top secret',
    ],
    secrecyAllowed: [
      '机密室',
      '机密档案',
      '机密性',
      '机密文件',
      '国家机密',
      '保密发〔',
      '内部资料性',
      '内部资料室',
      '内部资料管理',
      '内部文件管理',
      '内部文件运转',
      '内部文件流转',
      // Two words that meet: 计算机密码, 手机密钥, 司机密切, 飞机密封, 农机密集, 拒绝密切.
      '机密码',
      '机密钥',
      '机密切',
      '机密封',
      '机密集',
      '绝密切',
    ],
  },
];
