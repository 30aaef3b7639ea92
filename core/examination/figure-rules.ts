import type { ExaminationRule } from '#core/examination/rule.ts';

const establishmentRules = '地方各级人民政府机构设置和编制管理条例（2007）';
const realName = '机构编制实名制管理惯例';

/** Rules about posts, persons in post and leading posts. */
export const figureRules = [
  {
    id: 'listedApart',
    severity: 'error',
    source: realName,
    label: { zh: '单列大于实有', en: 'More listed apart than in post' },
    explanation: {
      zh: '单列人员包含在实有人数之内，不可能更多。请核对两个数字并改正。',
      en: 'Persons listed apart are part of those in post and cannot be more. Check both figures and correct them.',
    },
  },
  {
    id: 'negativePosts',
    severity: 'error',
    source: establishmentRules,
    label: { zh: '编制数为负', en: 'Fewer than no posts' },
    explanation: {
      zh: '核减的编制多于核定的编制。请检查是否漏填原核定文件，或重复填写了核减文件。',
      en: 'More posts are withdrawn than were granted. Look for a missing grant or a withdrawal entered twice.',
    },
  },
  {
    id: 'overStrength',
    severity: 'warning',
    source: `${establishmentRules} 6：实有人员不得突破规定的编制`,
    label: { zh: '超编', en: 'Over strength' },
    explanation: {
      zh: '按编制类型计算：实有人数减去单列人数，大于核定编制。三定在册的以三定为准。请核对数字；属实的，说明原因和消化办法。',
      en: 'By type: persons in post, less those listed apart, exceed the posts (of the mandate, where one is on file). Check the figures; if they are right, explain why and how it will be settled.',
    },
  },
  {
    id: 'rosterMismatch',
    severity: 'warning',
    source: `${realName}：人数与名册一一对应`,
    label: { zh: '人数与名册不符', en: 'Figure and roster differ' },
    explanation: {
      zh: '实有人数应等于名册中同类编制的在编人数。请补全名册或改正人数；有人员依法不列入名册的，请说明。',
      en: 'Persons in post should equal those of the type on the roster. Complete the roster or correct the figure; if the law keeps someone off the roster, say so.',
    },
  },
  {
    id: 'mixedUse',
    severity: 'warning',
    source: `${establishmentRules} 15：不得混用、挤占、挪用或者自行设定其他类别的编制`,
    label: { zh: '编制类型需核对（混编混岗）', en: 'Type of establishment to be checked (mixed use)' },
    explanation: {
      zh: '单位没有此类编制，或此类编制与机构类别不相符。请核对人员所占编制类型；经批准的，写明批准文号。',
      en: 'The unit has no posts of this type, or the type does not fit its category. Check the type; if it was approved, give the document number.',
    },
  },
  {
    id: 'missingPart',
    severity: 'warning',
    source: '政府信息公开条例（2019）20；公开目录',
    label: { zh: '缺少应公开的数字', en: 'Figures missing' },
    explanation: {
      zh: '编制、实有人数、领导职数是公开目录要求的内容。请补填；确实没有的，说明原因。',
      en: 'The catalogue asks for posts, persons in post and leading posts. Enter them, or explain why there are none.',
    },
  },
  {
    id: 'unusualChange',
    severity: 'warning',
    source: '专班复审“查遗漏”惯例；幅度见查审参数',
    label: { zh: '与上次公开相比变动较大', en: 'Unusual change against the last release' },
    explanation: {
      zh: '变动超过了设定的幅度，可能是漏填、错列或文件不完整。请核对；属实的，说明原因。',
      en: 'The change exceeds the set share: something may be missing or in the wrong column. Check; if it is right, explain.',
    },
  },
  {
    id: 'leadersOver',
    severity: 'warning',
    source: `${establishmentRules} 26（五）：不得擅自超职数、超规格配备领导成员`,
    label: { zh: '超职数', en: 'Leaders over the authorised posts' },
    explanation: {
      zh: '实有领导人数大于核定领导职数。三定在册的以三定为准。请核对；属实的，说明批准情况和消化办法。',
      en: 'More leaders in post than authorised (by the mandate, where one is on file). Check; if it is right, say what approved it and how it will be settled.',
    },
  },
  {
    id: 'leadersMismatch',
    severity: 'warning',
    source: `${realName}：人数与名册一一对应`,
    label: { zh: '领导人数与名册不符', en: 'Leaders and roster differ' },
    explanation: {
      zh: '单位正职实有人数应等于名册中标为主要负责人的人数，领导人数合计不应多于实有人数。请核对；由他单位人员兼任的，请说明。',
      en: 'Heads in post should equal those marked as head on the roster, and leaders cannot exceed all in post. Check; if someone leads from another unit, say so.',
    },
  },
  {
    id: 'headNotNamed',
    severity: 'error',
    source: '政府信息公开条例（2019）20（二）：负责人姓名应当主动公开',
    label: { zh: '未列出主要负责人', en: 'Head of unit not named' },
    explanation: {
      zh: '单位正职有人在任，名册中却没有标明主要负责人。请在人员中标明，负责人姓名依法应当公开。',
      en: 'A head is in post but nobody on the roster is marked as head. Mark the person: the law has the head’s name published.',
    },
  },
  {
    id: 'headVacant',
    severity: 'warning',
    source: '政府信息公开条例（2019）20（二）',
    label: { zh: '没有主要负责人', en: 'No head of unit' },
    explanation: {
      zh: '单位有编制，但没有主要负责人。请在人员中标明；职位空缺的，说明由谁主持工作。',
      en: 'The unit has posts but no head. Mark the head; if the post is vacant, say who is in charge.',
    },
  },
  {
    id: 'noMandate',
    severity: 'warning',
    source: '政府信息公开条例（2019）20（二）；“三定”规定',
    label: { zh: '未登记三定规定', en: 'No mandate on file' },
    explanation: {
      zh: '编办尚未登记本单位的三定规定，无法逐项核对。请在说明中写明三定文件的文号，并请编办登记。',
      en: 'The office has no mandate of this unit on file to compare with. Give its document number and ask the office to file it.',
    },
  },
  {
    id: 'postsDiffer',
    severity: 'warning',
    source: `${establishmentRules}；“三定”规定`,
    label: { zh: '编制数与三定不符', en: 'Posts differ from the mandate' },
    explanation: {
      zh: '申报的编制数与三定核定数不同。请以三定及其调整文件为准改正；三定登记有误的，写明文号。',
      en: 'Posts reported differ from those of the mandate. Correct them by the mandate and its adjustments, or give the document that the file lacks.',
    },
  },
  {
    id: 'leadershipDiffers',
    severity: 'warning',
    source: `${establishmentRules}；“三定”规定`,
    label: { zh: '领导职数与三定不符', en: 'Leading posts differ from the mandate' },
    explanation: {
      zh: '申报的核定领导职数与三定不同。请以三定为准改正；三定登记有误的，写明文号。',
      en: 'Leading posts reported differ from those of the mandate. Correct them, or give the document that the file lacks.',
    },
  },
  {
    id: 'structureDiffers',
    severity: 'warning',
    source: `${establishmentRules}；“三定”规定`,
    label: { zh: '内设机构与三定不符', en: 'Internal structure differs from the mandate' },
    explanation: {
      zh: '内设机构的设立、更名、撤销须经批准。请以三定为准改正；已批准的，写明文号。',
      en: 'Divisions are set up, renamed and abolished by approval only. Correct the list, or give the document that approved it.',
    },
  },
] as const satisfies readonly ExaminationRule[];
